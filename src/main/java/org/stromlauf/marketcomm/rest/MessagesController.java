package org.stromlauf.marketcomm.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.Page;
import org.stromlauf.access.PageSize;
import org.stromlauf.access.ProblemException;
import org.stromlauf.marketcomm.FieldsView;
import org.stromlauf.marketcomm.Journal;
import org.stromlauf.marketcomm.JournalledTransaction;
import org.stromlauf.marketcomm.NotedFinding;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/messages")
@Tag(
        name = "Messages",
        description =
                "Nachrichten: what the tenant received and sent, one row a Geschäftsvorfall, with its acknowledgement")
class MessagesController {

    /** A transaction of the journal as the API shows it. */
    record MessageView(
            UUID id,
            @Schema(description = "The journal's id of the Übertragungsdatei") UUID interchange,
            @Schema(example = "IN") JournalledTransaction.State state,
            @Schema(description = "IN received, OUT sent") String direction,
            @Schema(example = "9900000000011", description = "The other side's MP-ID") MarketPartnerId partner,
            @Schema(example = "UTILMD") String type,
            @Schema(example = "55001", description = "Prüfidentifikator") @Nullable String pid,
            @Schema(description = "BGM 1004") @Nullable String documentNumber,
            @Schema(description = "Vorgangsnummer") @Nullable String transactionId,
            Instant time,
            @Schema(description = "By when it is acknowledged") @Nullable Instant acknowledgementDue,
            @Schema(description = "The interchange that acknowledged it") @Nullable UUID acknowledgedBy,
            @Nullable Instant acknowledgedAt,
            List<NotedFinding> findings) {

        static MessageView of(JournalledTransaction row) {
            return new MessageView(
                    row.id(),
                    row.interchange(),
                    row.state(),
                    row.direction().name(),
                    row.partner(),
                    row.type(),
                    row.pid(),
                    row.documentNumber(),
                    row.transactionId(),
                    row.journalledAt(),
                    row.acknowledgementDue(),
                    row.acknowledgedBy(),
                    row.acknowledgedAt(),
                    row.findings());
        }
    }

    /** A message with what stands in it. */
    record MessageDetail(
            MessageView message,
            @Nullable String formatVersion,
            int rulesApplied,
            int rulesUndecided,
            @Schema(description = "The message's head") FieldsView head,
            @Schema(description = "The transaction") FieldsView transaction) {}

    /** What is looked for. */
    record SearchQuery(
            @Parameter(description = "Prüfidentifikator; CONTRL and APERAK have their names", example = "55001")
                    @Nullable
                    String pid,
            @Parameter(description = "How far it has come") JournalledTransaction.@Nullable State state,
            @Parameter(description = "IN or OUT") @Nullable String direction,
            @Parameter(description = "Vorgangsnummer, document number, UNB reference or MP-ID of the partner") @Nullable
                    String text) {

        Journal.Search page(@Nullable String after, int limit) {
            return new Journal.Search(pid, state == null ? null : state.name(), direction, text, after, limit);
        }
    }

    /** As {@link Journal#key} names a row. */
    private static final Pattern PLACE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?Z_[0-9a-f-]{36}");

    private final Journal journal;

    MessagesController(Journal journal) {
        this.journal = journal;
    }

    @GetMapping
    @Operation(summary = "Lists and searches messages, the newest first")
    Page<MessageView> search(
            @PathVariable TenantId tenant,
            @ParameterObject SearchQuery query,
            @Parameter(description = "The last page's `next`") @RequestParam(required = false) @Nullable String after,
            @Parameter(description = "1 to 500") @RequestParam(defaultValue = "50") PageSize size) {
        if (after != null && !PLACE.matcher(after).matches())
            throw ProblemException.invalid("marketcomm.place-wrong", after);
        var found = journal.search(tenant, query.page(after, size.value() + 1));
        return Page.of(found, size.value(), Journal::key).map(MessageView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a message with its fields, findings and acknowledgement")
    MessageDetail get(@PathVariable TenantId tenant, @PathVariable UUID id) {
        var row = journal.transaction(tenant, id)
                .orElseThrow(() -> ProblemException.notFound("marketcomm.message-unknown", id));
        var interchange = journal.interchange(tenant, row.interchange()).orElseThrow();
        var message = journal.read(interchange).messages().get(row.messageIndex());
        return new MessageDetail(
                MessageView.of(row),
                row.formatVersion(),
                row.rulesApplied(),
                row.rulesUndecided(),
                new FieldsView(message.fields().values(), Map.of()),
                FieldsView.of(message.transactions().get(row.transactionIndex())));
    }
}
