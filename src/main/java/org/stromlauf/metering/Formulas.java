package org.stromlauf.metering;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.metering.Formula.Operand;
import org.stromlauf.metering.Formula.Operator;
import org.stromlauf.metering.Formula.Part;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** Formulas as grid operators told them; only added to. */
@Repository
class Formulas {

    /** Status der Berechnungsformel (STS Z23). */
    enum State {
        /** Z33: it is there. */
        GIVEN,
        /** Z34: must be asked of the sender. */
        ASK_SENDER,
        /** Z40: the energy is that of the only metering location. */
        IDENTICAL,
        /** Z41. */
        NOT_NEEDED
    }

    /** @param formula null exactly where none is given */
    record Told(String location, DateRange days, State state, @Nullable Formula formula, Source source) {}

    /** Which message told it, and when it was written. */
    record Source(MarketPartnerId sender, String reference, Instant documentedAt) {}

    /** What holds for a day. */
    record Valid(State state, Optional<Formula> formula) {}

    private final JdbcClient jdbc;

    Formulas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(TenantId tenant, UUID id, Told told, Instant now) {
        var formula = told.formula();
        jdbc.sql(
                        """
                        insert into metering.formula (tenant_id, id, location, valid, state, result_step, sender, reference,
                            documented_at, recorded_at)
                        values (?, ?, ?, daterange(?, ?), ?, ?, ?, ?, ?, ?)""")
                .params(
                        tenant.value(),
                        id,
                        told.location(),
                        told.days().from(),
                        told.days().to(),
                        told.state().name(),
                        formula == null ? null : formula.resultStep(),
                        told.source().sender().value(),
                        told.source().reference(),
                        Rows.utc(told.source().documentedAt()),
                        Rows.utc(now))
                .update();
        if (formula == null) return;
        for (int i = 0; i < formula.parts().size(); i++)
            add(tenant, id, i, formula.parts().get(i));
    }

    private void add(TenantId tenant, UUID id, int number, Part part) {
        var measured = part.operand() instanceof Operand.Measured m ? m : null;
        jdbc.sql(
                        """
                        insert into metering.formula_part (tenant_id, formula, number, step, operator, metering_location,
                            consumption, factor, operand_step)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        tenant.value(),
                        id,
                        number,
                        part.step(),
                        part.operator().name(),
                        measured == null ? null : measured.meter().value(),
                        measured == null ? null : measured.consumption(),
                        measured == null ? null : measured.factor(),
                        part.operand() instanceof Operand.Result r ? r.step() : null)
                .update();
    }

    /** Of what was told for a day that of the last document, as known at an instant. */
    Optional<Valid> at(TenantId tenant, String location, LocalDate day, Instant asOf) {
        record Row(UUID id, State state, @Nullable Integer resultStep) {}
        return jdbc.sql(
                        """
                        select id, state, result_step from metering.formula
                         where tenant_id = ? and location = ? and valid @> ? and recorded_at <= ?
                         order by coalesce(documented_at, recorded_at) desc, recorded_at desc, id desc limit 1""")
                .params(tenant.value(), location, day, Rows.utc(asOf))
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        State.valueOf(row.getString("state")),
                        row.getObject("result_step", Integer.class)))
                .optional()
                .map(r -> new Valid(
                        r.state(),
                        Optional.ofNullable(r.resultStep()).map(step -> new Formula(step, parts(tenant, r.id())))));
    }

    /** Those of the locations of which something was told for a day. */
    List<MarketLocationId> told(TenantId tenant, Collection<MarketLocationId> locations, LocalDate day, Instant asOf) {
        if (locations.isEmpty()) return List.of();
        return jdbc.sql(
                        """
                        select distinct location from metering.formula
                         where tenant_id = :tenant and location = any (:locations) and valid @> cast(:day as date)
                           and recorded_at <= :asOf
                         order by location""")
                .param("tenant", tenant.value())
                .param(
                        "locations",
                        locations.stream().map(MarketLocationId::value).toArray(String[]::new))
                .param("day", day)
                .param("asOf", Rows.utc(asOf))
                .query((row, n) -> MarketLocationId.of(row.getString("location")))
                .list();
    }

    private List<Part> parts(TenantId tenant, UUID id) {
        return jdbc.sql("select * from metering.formula_part where tenant_id = ? and formula = ? order by number")
                .params(tenant.value(), id)
                .query((row, n) ->
                        new Part(row.getInt("step"), Operator.valueOf(row.getString("operator")), operand(row)))
                .list();
    }

    private static Operand operand(ResultSet row) throws SQLException {
        var meter = row.getString("metering_location");
        if (meter == null) return new Operand.Result(row.getInt("operand_step"));
        BigDecimal factor = row.getBigDecimal("factor");
        return new Operand.Measured(MeteringLocationId.of(meter), row.getBoolean("consumption"), factor);
    }
}
