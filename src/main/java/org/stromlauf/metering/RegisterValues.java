package org.stromlauf.metering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** Readings and energy quantities as rows, and what was withdrawn of them; only added to. */
@Repository
class RegisterValues {

    /** Not withdrawn by a message that was known at the instant. */
    private static final String STANDING =
            """
            and v.recorded_at <= :asOf and not exists (
                select 1 from metering.cancellation c
                 where c.tenant_id = v.tenant_id and c.sender = v.sender and c.reference = v.reference
                   and c.recorded_at <= :asOf)
            """;

    private final JdbcClient jdbc;

    RegisterValues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int add(TenantId tenant, Reading reading, Instant recordedAt) {
        var params = Rows.params(tenant, reading.provenance(), reading.remarks(), recordedAt);
        params.put("location", reading.location().value());
        params.put("device", reading.device());
        params.put("obis", reading.obis());
        params.put("at", Rows.utc(reading.at()));
        params.put("value", reading.value());
        params.put("status", reading.status().name());
        return jdbc.sql(
                        """
                        insert into metering.reading (tenant_id, metering_location, device, obis, at, documented_at, sender,
                            reference, message, recorded_at, value, status, plausibility, substitute_method,
                            substitute_reason, correction_reason)
                        values (:tenant, :location, :device, :obis, :at, :documentedAt, :sender, :reference, :message,
                            :recordedAt, :value, :status, :plausibility, :method, :substituteReason, :correctionReason)
                        on conflict do nothing
                        """)
                .params(params)
                .update();
    }

    int add(TenantId tenant, EnergyQuantity quantity, Instant recordedAt) {
        var params = Rows.params(tenant, quantity.provenance(), quantity.remarks(), recordedAt);
        params.put("point", quantity.point().id());
        params.put("obis", quantity.obis());
        params.put("kind", quantity.kind().name());
        params.put("from", Rows.utc(quantity.from()));
        params.put("to", Rows.utc(quantity.to()));
        params.put("wh", quantity.energy().wattHours());
        params.put("status", quantity.status().name());
        return jdbc.sql(
                        """
                        insert into metering.energy_quantity (tenant_id, point, obis, kind, starts_at, ends_at,
                            documented_at, sender, reference, message, recorded_at, wh, status, plausibility,
                            substitute_method, substitute_reason, correction_reason)
                        values (:tenant, :point, :obis, :kind, :from, :to, :documentedAt, :sender, :reference, :message,
                            :recordedAt, :wh, :status, :plausibility, :method, :substituteReason, :correctionReason)
                        on conflict do nothing
                        """)
                .params(params)
                .update();
    }

    int add(TenantId tenant, PeriodValue value, Instant recordedAt) {
        var params = Rows.params(tenant, value.provenance(), value.remarks(), recordedAt);
        params.put("point", value.point().id());
        params.put("obis", value.obis());
        params.put("pid", value.pid());
        params.put("code", value.documentCode());
        params.put("from", Rows.utc(value.from()));
        params.put("to", Rows.utc(value.to()));
        params.put("value", value.value());
        params.put("status", value.status().name());
        return jdbc.sql(
                        """
                        insert into metering.period_value (tenant_id, point, obis, pid, document_code, starts_at, ends_at,
                            documented_at, sender, reference, message, recorded_at, value, status, plausibility,
                            substitute_method, substitute_reason, correction_reason)
                        values (:tenant, :point, :obis, :pid, :code, :from, :to, :documentedAt, :sender, :reference, :message,
                            :recordedAt, :value, :status, :plausibility, :method, :substituteReason, :correctionReason)
                        on conflict do nothing
                        """)
                .params(params)
                .update();
    }

    /** Withdraws what a document told; it may come later than this. */
    int cancel(TenantId tenant, Provenance cancellation, String cancelledReference, Instant recordedAt) {
        return jdbc.sql(
                        """
                        insert into metering.cancellation (tenant_id, sender, reference, message, documented_at, recorded_at)
                        values (:tenant, :sender, :reference, :message, :documentedAt, :recordedAt)
                        on conflict do nothing
                        """)
                .param("tenant", tenant.value())
                .param("sender", cancellation.sender().value())
                .param("reference", cancelledReference)
                .param("message", cancellation.message())
                .param("documentedAt", Rows.utc(cancellation.documentedAt()))
                .param("recordedAt", Rows.utc(recordedAt))
                .update();
    }

    /** All that stood at an instant about readings from an instant to another, that included. */
    List<Reading> readings(TenantId tenant, MeteringLocationId location, Period period, Instant asOf) {
        var sql =
                """
                select * from metering.reading v
                 where tenant_id = :tenant and metering_location = :location and at >= :from and at <= :to
                """;
        return standing(sql, tenant, period, asOf)
                .param("location", location.value())
                .query(RegisterValues::reading)
                .list()
                .stream()
                .sorted(Comparator.comparing(Reading::provenance))
                .toList();
    }

    /** All that stood at an instant about quantities that overlap a period. */
    List<EnergyQuantity> quantities(TenantId tenant, ReportingPoint point, Period period, Instant asOf) {
        var sql =
                """
                select * from metering.energy_quantity v
                 where tenant_id = :tenant and point = :point and starts_at < :to and ends_at > :from
                """;
        return standing(sql, tenant, period, asOf)
                .param("point", point.id())
                .query(RegisterValues::quantity)
                .list()
                .stream()
                .sorted(Comparator.comparing(EnergyQuantity::provenance))
                .toList();
    }

    /** All that stood at an instant about other values that begin in a period or overlap it. */
    List<PeriodValue> others(TenantId tenant, ReportingPoint point, Period period, Instant asOf) {
        var sql =
                """
                select * from metering.period_value v
                 where tenant_id = :tenant and point = :point and starts_at < :to
                   and (ends_at > :from or starts_at >= :from)
                """;
        return standing(sql, tenant, period, asOf)
                .param("point", point.id())
                .query(RegisterValues::other)
                .list()
                .stream()
                .sorted(Comparator.comparing(PeriodValue::provenance))
                .toList();
    }

    /** A query of a period's values, of which only what stood at an instant is left. */
    private JdbcClient.StatementSpec standing(String sql, TenantId tenant, Period period, Instant asOf) {
        return jdbc.sql(sql + STANDING)
                .param("tenant", tenant.value())
                .param("from", Rows.utc(period.from()))
                .param("to", Rows.utc(period.to()))
                .param("asOf", Rows.utc(asOf));
    }

    private static PeriodValue other(ResultSet row, int number) throws SQLException {
        return new PeriodValue(
                ReportingPoint.of(row.getString("point")),
                row.getString("obis"),
                row.getString("pid"),
                row.getString("document_code"),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "ends_at"),
                row.getBigDecimal("value"),
                ValueStatus.valueOf(row.getString("status")),
                Rows.remarks(row),
                Rows.provenance(row));
    }

    private static Reading reading(ResultSet row, int number) throws SQLException {
        return new Reading(
                MeteringLocationId.of(row.getString("metering_location")),
                row.getString("device"),
                row.getString("obis"),
                Rows.instant(row, "at"),
                row.getBigDecimal("value"),
                ValueStatus.valueOf(row.getString("status")),
                Rows.remarks(row),
                Rows.provenance(row));
    }

    private static EnergyQuantity quantity(ResultSet row, int number) throws SQLException {
        return new EnergyQuantity(
                ReportingPoint.of(row.getString("point")),
                row.getString("obis"),
                EnergyQuantity.Kind.valueOf(row.getString("kind")),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "ends_at"),
                new Energy(row.getLong("wh")),
                ValueStatus.valueOf(row.getString("status")),
                Rows.remarks(row),
                Rows.provenance(row));
    }

    /** From an instant to another. */
    record Period(Instant from, Instant to) {

        static final Period ALWAYS =
                new Period(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2200-01-01T00:00:00Z"));
    }
}
