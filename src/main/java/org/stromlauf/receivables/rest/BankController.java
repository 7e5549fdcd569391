package org.stromlauf.receivables.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.Page;
import org.stromlauf.access.PageQuery;
import org.stromlauf.access.ProblemException;
import org.stromlauf.receivables.BankStatements;
import org.stromlauf.receivables.CollectionRun;
import org.stromlauf.receivables.Collections;
import org.stromlauf.receivables.OpenItem;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.receivables.StatementResult;
import org.stromlauf.receivables.UnmatchedLine;
import org.stromlauf.receivables.UnreadablePaymentFileException;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}")
@Tag(name = "Bank", description = "Bankverkehr: direct debit files, bank statements, unmatched payments")
class BankController {

    /** A collection run as the API shows it. */
    record CollectionView(
            @Schema(description = "Names the run", example = "2026-12-01") String key,
            LocalDate collectOn,
            @Schema(description = "MsgId of the file") String messageId,
            String fileName,
            int items,
            @Schema(description = "In euro", example = "229.50") Money total) {

        static CollectionView of(CollectionRun run) {
            return new CollectionView(
                    run.key(), run.collectOn(), run.messageId(), run.fileName(), run.items(), run.total());
        }
    }

    /** What a clerk decides about a line. */
    record Assignment(
            @Schema(description = "The key of an unmatched line") String line,
            @Schema(description = "The key of the item it is for", example = "R2027-0000001") String item) {}

    private final Collections collections;
    private final BankStatements statements;
    private final Receivables receivables;

    BankController(Collections collections, BankStatements statements, Receivables receivables) {
        this.collections = collections;
        this.statements = statements;
        this.receivables = receivables;
    }

    @GetMapping("/collections")
    @Operation(summary = "Lists collection runs by key")
    Page<CollectionView> collections(@PathVariable TenantId tenant, @ParameterObject PageQuery page) {
        return page.read((after, limit) -> collections.page(tenant, after, limit), CollectionRun::key)
                .map(CollectionView::of);
    }

    @GetMapping(value = "/collections/{key}/file", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "Downloads the pain.008 file of a collection run")
    byte[] file(@PathVariable TenantId tenant, @PathVariable String key) {
        var run = collections
                .find(tenant, key)
                .orElseThrow(() -> ProblemException.notFound("receivables.run-unknown", key));
        return collections.file(tenant, run);
    }

    @PostMapping(value = "/bank-statements", consumes = MediaType.APPLICATION_XML_VALUE)
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(summary = "Books a camt.053.001.08 file; a statement that was taken before changes nothing")
    StatementResult take(@PathVariable TenantId tenant, @RequestBody byte[] content) {
        try {
            return statements.take(tenant, content);
        } catch (UnreadablePaymentFileException e) {
            throw ProblemException.invalid("receivables.statement-unreadable", String.valueOf(e.getMessage()));
        }
    }

    @GetMapping("/unmatched-payments")
    @Operation(summary = "Lists movements of the account whose purpose is not known")
    Page<UnmatchedLine> unmatched(@PathVariable TenantId tenant, @ParameterObject PageQuery page) {
        return page.read((after, limit) -> statements.unmatched(tenant, after, limit), UnmatchedLine::key);
    }

    @PostMapping("/unmatched-payments/assignments")
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(summary = "Says which open item an unmatched payment is for")
    OpenItem assign(@PathVariable TenantId tenant, @RequestBody Assignment assignment) {
        var item = receivables
                .find(tenant, assignment.item())
                .orElseThrow(() -> ProblemException.notFound("receivables.item-unknown", assignment.item()));
        try {
            return statements
                    .assign(tenant, assignment.line(), item)
                    .orElseThrow(() -> ProblemException.notFound("receivables.line-unknown", assignment.line()));
        } catch (IllegalArgumentException e) {
            throw ProblemException.conflict("receivables.money-left", assignment.line());
        }
    }
}
