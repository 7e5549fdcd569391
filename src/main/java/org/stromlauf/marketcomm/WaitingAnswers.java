package org.stromlauf.marketcomm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** The APERAK that are decided and have not left. */
@Repository
class WaitingAnswers {

    /** Received interchanges: so many are answered at once. */
    private static final int INTERCHANGES = 500;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<FieldsView>> DRAFTS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    WaitingAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is to be said of one received interchange.
     *
     * @param messages indexes of the messages that it acknowledges
     * @param drafts an APERAK each; number and time are those of its sending
     */
    record Answer(
            TenantId tenant,
            UUID interchange,
            MarketPartnerId partner,
            Instant journalledAt,
            List<Integer> messages,
            List<FieldsView> drafts,
            int attempts) {}

    /** To whom answers are sent together; with an interchange only that one's, after sending them together has failed. */
    record Bundle(TenantId tenant, MarketPartnerId partner, @Nullable UUID interchange) {

        /** As {@link #SOURCE} names it. */
        static Bundle of(String id) {
            var parts = id.split("/", 3);
            return new Bundle(
                    TenantId.of(parts[0]),
                    MarketPartnerId.of(parts[1]),
                    parts.length == 2 ? null : UUID.fromString(parts[2]));
        }
    }

    /** Bundles and when they are due. */
    static final String SOURCE =
            """
            select tenant_id || '/' || partner || case when attempts > 0 then '/' || interchange_id else '' end as id,
                   due_at as due
            from marketcomm.waiting_answer where due_at is not null""";

    void add(Answer answer, Instant due) {
        jdbc.sql(
                        """
                        insert into marketcomm.waiting_answer
                            (tenant_id, interchange_id, partner, journalled_at, messages, drafts, due_at)
                        values (?, ?, ?, ?, ?, cast(? as jsonb), ?)""")
                .params(
                        answer.tenant().value(),
                        answer.interchange(),
                        answer.partner().value(),
                        Rows.utc(answer.journalledAt()),
                        answer.messages().stream().mapToInt(Integer::intValue).toArray(),
                        json(answer.drafts()),
                        Rows.utc(due))
                .update();
    }

    /** What of a bundle is due, in the order in which it was received; kept from others until the transaction ends. */
    List<Answer> due(Bundle bundle, Instant now) {
        return jdbc.sql(
                        """
                        select * from marketcomm.waiting_answer
                        where tenant_id = :tenant and partner = :partner and due_at <= :now
                          and (cast(:interchange as uuid) is null and attempts = 0
                               or interchange_id = cast(:interchange as uuid))
                        order by journalled_at, interchange_id limit :limit for update skip locked""")
                .param("tenant", bundle.tenant().value())
                .param("partner", bundle.partner().value())
                .param("now", Rows.utc(now))
                .param("interchange", bundle.interchange())
                .param("limit", INTERCHANGES)
                .query(WaitingAnswers::answer)
                .list();
    }

    private static Answer answer(ResultSet row, int index) throws SQLException {
        var messages = (Integer[]) row.getArray("messages").getArray();
        return new Answer(
                TenantId.of(row.getString("tenant_id")),
                row.getObject("interchange_id", UUID.class),
                MarketPartnerId.of(row.getString("partner")),
                Objects.requireNonNull(Rows.instant(row, "journalled_at")),
                Arrays.asList(messages),
                drafts(row.getString("drafts")),
                row.getInt("attempts"));
    }

    /** They have left: the journal says with which interchange. */
    void sent(List<Answer> answers, UUID by, Instant at) {
        jdbc.sql(
                        """
                        with gone as (
                            delete from marketcomm.waiting_answer
                            where tenant_id = :tenant and interchange_id = any (:interchanges)
                            returning interchange_id, messages)
                        update marketcomm.transaction t set acknowledged_by = :by, acknowledged_at = :at
                        from gone
                        where t.tenant_id = :tenant and t.interchange_id = gone.interchange_id
                          and t.message_index = any (gone.messages)""")
                .param("tenant", answers.get(0).tenant().value())
                .param("interchanges", answers.stream().map(Answer::interchange).toArray(UUID[]::new))
                .param("by", by)
                .param("at", Rows.utc(at))
                .update();
    }

    /**
     * It is tried again by itself.
     *
     * @param due null when it is not tried again
     * @return false when it has left
     */
    boolean failed(Answer answer, @Nullable Instant due) {
        return jdbc.sql(
                                """
                        update marketcomm.waiting_answer set attempts = attempts + 1, due_at = ?
                        where tenant_id = ? and interchange_id = ?""")
                        .params(Rows.utc(due), answer.tenant().value(), answer.interchange())
                        .update()
                == 1;
    }

    /** Tries what was given up once more. */
    void retry(TenantId tenant, UUID interchange, Instant now) {
        jdbc.sql(
                        """
                        update marketcomm.waiting_answer set attempts = 1, due_at = ?
                        where tenant_id = ? and interchange_id = ? and due_at is null""")
                .params(Rows.utc(now), tenant.value(), interchange)
                .update();
    }

    private static String json(List<FieldsView> drafts) {
        try {
            return JSON.writeValueAsString(drafts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Drafts cannot be written as JSON", e);
        }
    }

    private static List<FieldsView> drafts(String json) {
        try {
            return JSON.readValue(json, DRAFTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The journal holds drafts that are no JSON: " + json, e);
        }
    }
}
