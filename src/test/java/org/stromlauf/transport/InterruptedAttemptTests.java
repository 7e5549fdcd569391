package org.stromlauf.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.workflow.DueWork;

/** What an attempt had taken that ended with its program is due again as it was, and what failed waits on. */
@StromlaufTest
class InterruptedAttemptTests {

    @Autowired
    private List<DueWork> sources;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anOutboxRowIsDueAgainAndAFailedOneWaits() {
        add("taken", "timestamptz '2030-01-01 08:00+00'");
        add("failed", "null");

        sources.forEach(DueWork::recover);

        assertThat(row("taken")).isEqualTo("0 2030-01-01 08:00:00");
        assertThat(row("failed")).isEqualTo("1 2030-01-01 08:01:00");
        var ignored = jdbc.sql("delete from transport.outbox where tenant_id = 'interrupted'")
                .update();
    }

    private void add(String key, String claimedDue) {
        var ignored = jdbc.sql(
                        "insert into transport.outbox (tenant_id, id, kind, key, destination, file_name, content, state,"
                                + " attempts, next_attempt_at, claimed_due) values ('interrupted', gen_random_uuid(), 'DOCUMENT',"
                                + " ?, 'd', 'f', '', 'PENDING', 1, timestamptz '2030-01-01 08:01+00', " + claimedDue
                                + ")")
                .param(key)
                .update();
    }

    private String row(String key) {
        return jdbc.sql(
                        """
                        select attempts || ' ' || to_char(next_attempt_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')
                        from transport.outbox where tenant_id = 'interrupted' and key = ?""")
                .param(key)
                .query(String.class)
                .single();
    }
}
