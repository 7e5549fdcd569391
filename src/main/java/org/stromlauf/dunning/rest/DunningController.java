package org.stromlauf.dunning.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.CurrentUser;
import org.stromlauf.access.Page;
import org.stromlauf.access.PageSize;
import org.stromlauf.access.ProblemException;
import org.stromlauf.dunning.AvertingAgreement;
import org.stromlauf.dunning.CaseFile;
import org.stromlauf.dunning.CaseFiles;
import org.stromlauf.dunning.DunningClerk;
import org.stromlauf.dunning.DunningClerk.HoldRequest;
import org.stromlauf.dunning.Hold;
import org.stromlauf.dunning.Notices;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/dunning")
@Tag(name = "Dunning", description = "Mahnwesen: cases, notices, holds, agreements")
class DunningController {

    private static final String CLERKS = "hasAnyRole('BILLING_CLERK', 'CASE_WORKER')";

    /** What a clerk holds: a dispute is a hold of a claim with the reason DISPUTE. */
    record HoldBody(
            @Schema(description = "Key of the claim; absent: the whole contract") @Nullable String item,
            @Schema(example = "HARDSHIP") Hold.Reason reason,
            @Schema(example = "Säugling im Haushalt") @Nullable String note,
            @Schema(description = "The last day; absent: until it is released") @Nullable LocalDate until) {}

    /** Rates that avert a disconnection. */
    record AgreementBody(
            @Schema(description = "6 to 18, above 300 euro 12 to 24 (EnWG §41g)", example = "6") int months,
            @Schema(description = "When the first rate is due", example = "2027-03-01") LocalDate firstDueOn) {}

    private final CaseFiles files;
    private final Notices notices;
    private final DunningClerk clerk;
    private final CurrentUser user;

    DunningController(CaseFiles files, Notices notices, DunningClerk clerk, CurrentUser user) {
        this.files = files;
        this.notices = notices;
        this.clerk = clerk;
        this.user = user;
    }

    @GetMapping("/cases")
    @Operation(summary = "Lists dunning cases by id")
    Page<CaseView.Summary> cases(
            @PathVariable TenantId tenant,
            @Parameter(description = "Only those that are not closed") @RequestParam(defaultValue = "true")
                    boolean open,
            @Parameter(description = "The last page's `next`") @RequestParam(required = false) @Nullable UUID after,
            @Parameter(description = "1 to 500") @RequestParam(defaultValue = "50") PageSize size) {
        return Page.of(files.page(tenant, open, after, size.value() + 1), size.value(), f -> f.id().toString())
                .map(CaseView.Summary::of);
    }

    @GetMapping("/cases/{id}")
    @Operation(summary = "Shows a case: what is owed, what happened, what holds it")
    CaseView one(@PathVariable TenantId tenant, @PathVariable UUID id) {
        return view(find(tenant, id));
    }

    @GetMapping(value = "/cases/{id}/notices/{number}", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "Downloads a notice as it went out")
    byte[] notice(@PathVariable TenantId tenant, @PathVariable UUID id, @PathVariable int number) {
        var file = find(tenant, id);
        return notices.of(tenant, file.id()).stream()
                .filter(n -> n.number() == number)
                .findFirst()
                .map(n -> notices.pdf(tenant, n))
                .orElseThrow(() -> ProblemException.notFound("dunning.notice-unknown", id, number));
    }

    @PostMapping("/cases/{id}/holds")
    @PreAuthorize(CLERKS)
    @Operation(summary = "Holds a case, or takes a claim out of what may lead to a disconnection")
    Hold hold(@PathVariable TenantId tenant, @PathVariable UUID id, @RequestBody HoldBody body) {
        var file = open(tenant, id);
        var item = body.item();
        if (item != null
                && clerk.arrears(file).claims().stream().noneMatch(c -> c.item().equals(item))) {
            throw ProblemException.invalid("dunning.claim-unknown", item, file.debtor());
        }
        var note = body.note();
        try {
            var request = new HoldRequest(item, body.reason(), note == null ? "" : note, body.until(), name());
            return clerk.hold(file, request);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("dunning.hold-invalid", String.valueOf(e.getMessage()));
        }
    }

    @PostMapping("/holds/{id}/release")
    @PreAuthorize(CLERKS)
    @Operation(summary = "Releases a hold: the case goes on at once")
    void release(@PathVariable TenantId tenant, @PathVariable UUID id) {
        var hold = clerk.find(tenant, id).orElseThrow(() -> ProblemException.notFound("dunning.hold-unknown", id));
        clerk.release(tenant, hold, name());
    }

    @PostMapping("/cases/{id}/agreements")
    @PreAuthorize(CLERKS)
    @Operation(summary = "Agrees on monthly rates without interest for all that counts (Abwendungsvereinbarung)")
    AvertingAgreement agree(@PathVariable TenantId tenant, @PathVariable UUID id, @RequestBody AgreementBody body) {
        try {
            return clerk.agree(open(tenant, id), body.months(), body.firstDueOn(), name());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("dunning.agreement-invalid", String.valueOf(e.getMessage()));
        }
    }

    private CaseView view(CaseFile file) {
        var standings = clerk.standings(file);
        return new CaseView(
                CaseView.Summary.of(file),
                file.isOpen() ? CaseView.Owed.of(clerk.arrears(file)) : null,
                file.steps().stream().map(CaseView.Step::of).toList(),
                notices.of(file.tenant(), file.id()).stream()
                        .map(CaseView.NoticeView::of)
                        .toList(),
                standings.holds(),
                standings.agreements());
    }

    private CaseFile find(TenantId tenant, UUID id) {
        return files.find(tenant, id).orElseThrow(() -> ProblemException.notFound("dunning.case-unknown", id));
    }

    private CaseFile open(TenantId tenant, UUID id) {
        var file = find(tenant, id);
        if (!file.isOpen()) throw ProblemException.conflict("dunning.case-closed", id);
        return file;
    }

    private String name() {
        return user.get().name().toString();
    }
}
