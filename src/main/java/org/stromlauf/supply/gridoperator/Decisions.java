package org.stromlauf.supply.gridoperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.TenantId;

/** On which facts a tree was asked: the audit trail of grid and metering operator. */
@Repository
public class Decisions {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    public Decisions(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Records the facts on which a tree decides now. */
    public void record(TenantId tenant, UUID caseId, String tree, Object facts) {
        jdbc.sql(
                        """
                        insert into supply.decision (tenant_id, case_id, number, tree, facts, recorded_at)
                        select :tenant, :case, coalesce(max(number), 0) + 1, :tree, :facts::jsonb, :at
                          from supply.decision where tenant_id = :tenant and case_id = :case
                        """)
                .param("tenant", tenant.value())
                .param("case", caseId)
                .param("tree", tree)
                .param("facts", text(facts))
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private String text(Object facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Facts are a record of plain values: " + facts.getClass(), e);
        }
    }
}
