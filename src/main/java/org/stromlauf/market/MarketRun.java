package org.stromlauf.market;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What plays in this database and what time it is there. */
@Repository
class MarketRun {

    /** @param now the market's time, at least as late as anything that was done */
    record State(String scenario, int customers, long seed, Instant now) {}

    private final JdbcClient jdbc;

    MarketRun(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<State> find() {
        return jdbc.sql("select scenario, customers, seed, now from market.run")
                .query((row, index) -> new State(
                        row.getString(1),
                        row.getInt(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .optional();
    }

    void begin(State state) {
        jdbc.sql("insert into market.run (scenario, customers, seed, now) values (:scenario, :customers, :seed, :now)")
                .param("scenario", state.scenario)
                .param("customers", state.customers)
                .param("seed", state.seed)
                .param("now", state.now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void moveTo(Instant now) {
        jdbc.sql("update market.run set now = :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
