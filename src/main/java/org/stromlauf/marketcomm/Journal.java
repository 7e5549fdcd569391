package org.stromlauf.marketcomm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.shared.TenantId;

/** Reads the journal: every interchange and transaction of a tenant, with original, fields, findings and acknowledgement. */
@Component
public class Journal {

    /**
     * What is looked for; null does not narrow.
     *
     * @param text a Vorgangsnummer, document number, UNB reference or MP-ID of the partner, whole
     * @param after key of the last row of the page before
     */
    public record Search(
            @Nullable String pid,
            @Nullable String state,
            @Nullable String direction,
            @Nullable String text,
            @Nullable String after,
            int limit) {}

    private final JdbcClient jdbc;
    private final Interchanges interchanges;
    private final Transactions transactions;
    private final Originals originals;

    Journal(JdbcClient jdbc, Interchanges interchanges, Transactions transactions, Originals originals) {
        this.jdbc = jdbc;
        this.interchanges = interchanges;
        this.transactions = transactions;
        this.originals = originals;
    }

    /** The newest first. */
    public List<JournalledTransaction> search(TenantId tenant, Search search) {
        var after = Optional.ofNullable(search.after()).map(a -> a.split("_"));
        return jdbc.sql(
                        """
                        select t.* from marketcomm.transaction t
                        join marketcomm.interchange i on i.tenant_id = t.tenant_id and i.id = t.interchange_id
                        where t.tenant_id = :tenant
                          and (cast(:pid as text) is null or coalesce(t.pid, t.type) = :pid)
                          and (cast(:state as text) is null or t.state = :state)
                          and (cast(:direction as text) is null or t.direction = :direction)
                          and (cast(:text as text) is null
                               or :text in (t.transaction_id, t.document_number, i.reference, t.partner))
                          and (cast(:at as timestamptz) is null or (t.journalled_at, t.id) < (:at, cast(:id as uuid)))
                        order by t.journalled_at desc, t.id desc limit :limit""")
                .param("tenant", tenant.value())
                .param("pid", search.pid())
                .param("state", search.state())
                .param("direction", search.direction())
                .param("text", search.text())
                .param("at", Rows.utc(after.map(a -> Instant.parse(a[0])).orElse(null)))
                .param("id", after.map(a -> a[1]).orElse(null))
                .param("limit", search.limit())
                .query(Rows::transaction)
                .list();
    }

    /** Names a row for {@link Search#after()}. */
    public static String key(JournalledTransaction row) {
        return row.journalledAt() + "_" + row.id();
    }

    public Optional<JournalledTransaction> transaction(TenantId tenant, UUID id) {
        return transactions.find(tenant, id);
    }

    public Optional<JournalledInterchange> interchange(TenantId tenant, UUID id) {
        return interchanges.find(tenant, id);
    }

    /** In the order in which they stand in it; none before it is checked, or when it was rejected as a whole. */
    public List<JournalledTransaction> transactions(TenantId tenant, UUID interchange) {
        return transactions.of(tenant, interchange);
    }

    /** The bytes as they came or went. */
    public byte[] original(JournalledInterchange interchange) {
        return originals.content(interchange);
    }

    /** The interchange as the message engine reads it. */
    public CheckedInterchange read(JournalledInterchange interchange) {
        return originals.read(interchange);
    }

    /**
     * What was sent to a partner in the minute of an instant or later, the oldest first: acknowledgements and answers. What is
     * sent is journalled with the time in its DTM+137, which knows minutes only.
     */
    public List<JournalledInterchange> sentSince(TenantId tenant, String partner, Instant since) {
        return jdbc.sql(
                        """
                        select * from marketcomm.interchange
                        where tenant_id = ? and direction = 'OUT' and partner = ? and journalled_at >= ?
                        order by journalled_at, reference""")
                .params(tenant.value(), partner, Rows.utc(since.truncatedTo(ChronoUnit.MINUTES)))
                .query(Rows::interchange)
                .list();
    }

    /**
     * What was sent to the sender of an interchange since it came, the oldest first: its acknowledgements, and answers, which name no
     * interchange. What acknowledges others of his is left out.
     */
    public List<JournalledInterchange> answers(JournalledInterchange row) {
        var partner = row.partner();
        if (partner == null) return List.of();
        return sentSince(row.tenant(), partner, row.journalledAt()).stream()
                .filter(sent -> !acknowledgesOthersOnly(sent, String.valueOf(row.reference())))
                .toList();
    }

    private boolean acknowledgesOthersOnly(JournalledInterchange sent, String reference) {
        return read(sent).messages().stream()
                .allMatch(message -> AcknowledgementRules.isAcknowledgement(message.type())
                        && message.fields()
                                .find("interchangeReference")
                                .filter(reference::equals)
                                .isEmpty());
    }
}
