package org.stromlauf.marketcomm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.marketcomm.JournalledInterchange.State;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** The journal's interchanges as rows. */
@Repository
class Interchanges {

    private final JdbcClient jdbc;

    Interchanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when this delivery is journalled already */
    boolean insert(JournalledInterchange row, String deliveryId, @Nullable Instant nextAttempt) {
        return jdbc.sql(
                                """
                                insert into marketcomm.interchange (tenant_id, id, direction, state, partner, reference,
                                    channel, delivery_id, content_hash, size, journalled_at, next_attempt_at)
                                values (:tenant, :id, :direction, :state, :partner, :reference,
                                    :channel, :delivery, :content, :size, :at, :next)
                                on conflict (tenant_id, direction, delivery_id) do nothing""")
                        .param("tenant", row.tenant().value())
                        .param("id", row.id())
                        .param("direction", row.direction().name())
                        .param("state", row.state().name())
                        .param("partner", row.partner())
                        .param("reference", row.reference())
                        .param("channel", row.channel())
                        .param("delivery", deliveryId)
                        .param("content", row.content().hex())
                        .param("size", row.size())
                        .param("at", Rows.utc(row.journalledAt()))
                        .param("next", Rows.utc(nextAttempt))
                        .update()
                == 1;
    }

    Optional<JournalledInterchange> byDelivery(TenantId tenant, String deliveryId) {
        return jdbc.sql(
                        """
                        select * from marketcomm.interchange
                        where tenant_id = ? and direction = 'IN' and delivery_id = ?""")
                .params(tenant.value(), deliveryId)
                .query(Rows::interchange)
                .optional();
    }

    JournalledInterchange get(TenantId tenant, UUID id) {
        return find(tenant, id)
                .orElseThrow(() ->
                        new IllegalArgumentException("The journal of tenant " + tenant + " has no interchange " + id));
    }

    Optional<JournalledInterchange> find(TenantId tenant, UUID id) {
        return jdbc.sql("select * from marketcomm.interchange where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .query(Rows::interchange)
                .optional();
    }

    /** Whether an interchange of that sender and reference was taken before. */
    boolean wasTaken(TenantId tenant, MarketPartnerId sender, String reference) {
        return jdbc.sql(
                        """
                        select exists (select 1 from marketcomm.interchange where tenant_id = ? and direction = 'IN'
                                       and partner = ? and reference = ? and state = 'CHECKED')""")
                .params(tenant.value(), sender.value(), reference)
                .query(Boolean.class)
                .single();
    }

    Optional<JournalledInterchange> sent(TenantId tenant, MarketPartnerId receiver, String reference) {
        return jdbc.sql(
                        """
                        select * from marketcomm.interchange
                        where tenant_id = ? and direction = 'OUT' and partner = ? and reference = ?""")
                .params(tenant.value(), receiver.value(), reference)
                .query(Rows::interchange)
                .optional();
    }

    /** Takes a received interchange for one attempt; false when another node has taken it or it is not due. */
    boolean claim(JournalledInterchange row, Instant now, Instant nextAttempt) {
        return jdbc.sql(
                                """
                                update marketcomm.interchange
                                set attempts = attempts + 1, claimed_due = next_attempt_at, next_attempt_at = :next
                                where tenant_id = :tenant and id = :id and state = 'RECEIVED'
                                  and next_attempt_at <= :now and attempts = :attempts""")
                        .param("next", Rows.utc(nextAttempt))
                        .param("tenant", row.tenant().value())
                        .param("id", row.id())
                        .param("now", Rows.utc(now))
                        .param("attempts", row.attempts())
                        .update()
                == 1;
    }

    /** The attempt has failed, and the next one waits. */
    void missed(JournalledInterchange row) {
        var ignored = jdbc.sql("update marketcomm.interchange set claimed_due = null where tenant_id = ? and id = ?")
                .params(row.tenant().value(), row.id())
                .update();
    }

    /** Attempts that ended with their program have not been. */
    void recover() {
        var ignored = jdbc.sql(
                        """
                        update marketcomm.interchange
                        set next_attempt_at = claimed_due, attempts = attempts - 1, claimed_due = null
                        where claimed_due is not null and state = 'RECEIVED'""")
                .update();
    }

    /** Ends the check of a received interchange. */
    void finish(JournalledInterchange row, State state, List<NotedFinding> findings) {
        jdbc.sql(
                        """
                        update marketcomm.interchange
                        set state = :state, findings = cast(:findings as jsonb), next_attempt_at = null, claimed_due = null
                        where tenant_id = :tenant and id = :id""")
                .param("state", state.name())
                .param("findings", Rows.json(findings))
                .param("tenant", row.tenant().value())
                .param("id", row.id())
                .update();
    }

    /** Lets the check begin anew. */
    void retry(TenantId tenant, UUID id, Instant now) {
        jdbc.sql(
                        """
                        update marketcomm.interchange set state = 'RECEIVED', attempts = 0, next_attempt_at = ?
                        where tenant_id = ? and id = ? and direction = 'IN' and state in ('FAILED', 'QUARANTINED')""")
                .params(Rows.utc(now), tenant.value(), id)
                .update();
    }
}
