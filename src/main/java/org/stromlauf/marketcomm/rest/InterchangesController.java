package org.stromlauf.marketcomm.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.marketcomm.Journal;
import org.stromlauf.marketcomm.JournalledInterchange;
import org.stromlauf.marketcomm.NotedFinding;
import org.stromlauf.marketcomm.rest.MessagesController.MessageView;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.TenantId;
import org.stromlauf.transport.InterchangeReceiver;
import org.stromlauf.transport.InterchangeReceiver.Arrival;

@RestController
@RequestMapping("/api/tenants/{tenant}/interchanges")
@Tag(name = "Interchanges", description = "Übertragungsdateien: the journal of all that came in and went out")
class InterchangesController {

    private static final int MAX_BYTES = 64 * 1024 * 1024;

    /** An interchange of the journal as the API shows it. */
    record InterchangeView(
            UUID id,
            @Schema(description = "IN received, OUT sent") String direction,
            JournalledInterchange.State state,
            @Schema(example = "9900000000011", description = "The other side's MP-ID") @Nullable String partner,
            @Schema(description = "Datenaustauschreferenz, UNB 0020") @Nullable String reference,
            @Schema(example = "loopback") String channel,
            @Schema(description = "SHA-256 of the bytes") String contentHash,
            int size,
            Instant time,
            List<NotedFinding> findings,
            List<MessageView> messages) {}

    /** An uploaded interchange is journalled. */
    record ReceiptView(UUID id, @Schema(description = "Übertragungszeitpunkt") Instant receivedAt) {}

    private final Journal journal;
    private final InterchangeReceiver receiver;
    private final IdGenerator ids;

    InterchangesController(Journal journal, InterchangeReceiver receiver, IdGenerator ids) {
        this.journal = journal;
        this.receiver = receiver;
        this.ids = ids;
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows an interchange with its messages, findings and state")
    InterchangeView get(@PathVariable TenantId tenant, @PathVariable UUID id) {
        return view(found(tenant, id));
    }

    @GetMapping(value = "/{id}/original", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(summary = "Gives an interchange byte for byte as it came or went")
    ResponseEntity<byte[]> original(@PathVariable TenantId tenant, @PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.ISO_8859_1))
                .body(journal.original(found(tenant, id)));
    }

    @GetMapping("/{id}/answers")
    @Operation(
            summary =
                    "Lists what the tenant has sent to the sender of an interchange since it came: its acknowledgements, and answers")
    List<InterchangeView> answers(@PathVariable TenantId tenant, @PathVariable UUID id) {
        return journal.answers(found(tenant, id)).stream().map(this::view).toList();
    }

    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('CASE_WORKER', 'PARTNER')")
    @Operation(summary = "Hands over an interchange as if a partner had sent it to the tenant")
    ReceiptView upload(@PathVariable TenantId tenant, @RequestBody byte[] content) {
        if (content.length > MAX_BYTES) throw ProblemException.invalid("marketcomm.too-large", MAX_BYTES);
        var receipt = receiver.receive(new Arrival(content, "upload", ids.next().toString(), tenant));
        if (!receipt.readable()) throw ProblemException.invalid("marketcomm.unreadable", receipt.id());
        return new ReceiptView(receipt.id(), receipt.receivedAt());
    }

    private JournalledInterchange found(TenantId tenant, UUID id) {
        return journal.interchange(tenant, id)
                .orElseThrow(() -> ProblemException.notFound("marketcomm.interchange-unknown", id));
    }

    private InterchangeView view(JournalledInterchange row) {
        return new InterchangeView(
                row.id(),
                row.direction().name(),
                row.state(),
                row.partner(),
                row.reference(),
                row.channel(),
                row.content().hex(),
                row.size(),
                row.journalledAt(),
                row.findings(),
                journal.transactions(row.tenant(), row.id()).stream()
                        .map(MessageView::of)
                        .toList());
    }
}
