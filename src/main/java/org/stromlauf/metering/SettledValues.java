package org.stromlauf.metering;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Until when it is settled which values are known. Values bear the instant at which they are taken and are seen when their interchange is
 * done; whoever takes some holds a lock of the database that names when it began, so that an answer "as of" an instant before it never
 * changes, on whatever node it is asked.
 */
@Component
public class SettledValues {

    /** The first number of these locks: "mete" in letters. */
    private static final int LOCK = 0x6d657465;

    private final JdbcClient jdbc;
    private final Clock clock;

    SettledValues(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Announces values until the end of the transaction.
     *
     * @return the instant that they bear, no earlier than what was announced
     */
    Instant announce() {
        var ignored = jdbc.sql("select cast(pg_advisory_xact_lock_shared(:lock, :second) as text)")
                .param("lock", LOCK)
                // The database shows it without sign: good until 2106.
                .param("second", (int) clock.instant().getEpochSecond())
                .query(String.class)
                .single();
        return clock.instant();
    }

    /** Now, or the last instant before the values that are just being taken. */
    public Instant instant() {
        var now = clock.instant();
        var first = jdbc.sql(
                        """
                        select min(cast(cast(objid as text) as bigint)) from pg_locks
                        where locktype = 'advisory' and objsubid = 2 and cast(cast(classid as text) as bigint) = :lock
                          and database = (select oid from pg_database where datname = current_database())
                          and pid <> pg_backend_pid()""")
                .param("lock", LOCK)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single()
                .map(second -> Instant.ofEpochSecond(second).minusMillis(1));
        return first.filter(now::isAfter).orElse(now);
    }
}
