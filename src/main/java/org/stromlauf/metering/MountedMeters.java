package org.stromlauf.metering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.locations.Register;
import org.stromlauf.metering.MountedMeter.MountedRegister;
import org.stromlauf.metering.RegisterValues.Period;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** Which meters stood at metering locations one after the other. */
@Repository
class MountedMeters {

    private final JdbcClient jdbc;

    MountedMeters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A meter and the days of a range on which it stood. */
    record Section(MountedMeter meter, DateRange days) {}

    void add(TenantId tenant, MeteringLocationId location, MountedMeter meter, Instant recordedAt) {
        var changedAt = meter.changedAt();
        for (var mounted : meter.registers()) {
            jdbc.sql(
                            """
                            insert into metering.mounted_register (tenant_id, metering_location, mounted_on, device, obis,
                                integer_digits, decimals, factor, changed_at, recorded_at)
                            values (:tenant, :location, :day, :device, :obis, :digits, :decimals, :factor,
                                :changedAt::timestamptz, :now)""")
                    .param("tenant", tenant.value())
                    .param("location", location.value())
                    .param("day", meter.mountedOn())
                    .param("device", meter.device())
                    .param("obis", mounted.register().obis())
                    .param("digits", mounted.register().integerDigits())
                    .param("decimals", mounted.register().decimals())
                    .param("factor", mounted.factor())
                    .param("changedAt", changedAt == null ? null : Rows.utc(changedAt))
                    .param("now", Rows.utc(recordedAt))
                    .update();
        }
    }

    /** What was recorded of a location, the first meter first; empty where nothing was. */
    List<MountedMeter> recorded(TenantId tenant, MeteringLocationId location) {
        return recorded(tenant, location, Period.ALWAYS.to());
    }

    /** The same as it was known at an instant. */
    List<MountedMeter> recorded(TenantId tenant, MeteringLocationId location, Instant asOf) {
        var lines = jdbc.sql(
                        """
                        select * from metering.mounted_register m
                         where tenant_id = :tenant and metering_location = :location
                           and recorded_at = (select max(recorded_at) from metering.mounted_register n
                                               where n.tenant_id = m.tenant_id and n.metering_location = m.metering_location
                                                 and n.mounted_on = m.mounted_on and n.device = m.device
                                                 and n.recorded_at <= :asOf)
                         order by mounted_on, recorded_at, obis""")
                .param("tenant", tenant.value())
                .param("location", location.value())
                .param("asOf", Rows.utc(asOf))
                .query((row, n) -> meter(row))
                .list();
        var byDay = new TreeMap<LocalDate, MountedMeter>();
        for (var line : lines) {
            byDay.merge(
                    line.mountedOn(),
                    line,
                    (one, other) -> one.device().equals(other.device()) ? joined(one, other) : other);
        }
        return List.copyOf(byDay.values());
    }

    private static MountedMeter joined(MountedMeter one, MountedMeter other) {
        var registers = new ArrayList<>(one.registers());
        registers.addAll(other.registers());
        return new MountedMeter(one.device(), one.mountedOn(), registers, one.changedAt());
    }

    private static MountedMeter meter(ResultSet row) throws SQLException {
        var changedAt = row.getObject("changed_at", OffsetDateTime.class);
        var register = new Register(row.getString("obis"), row.getInt("integer_digits"), row.getInt("decimals"));
        return new MountedMeter(
                row.getString("device"),
                row.getObject("mounted_on", LocalDate.class),
                List.of(new MountedRegister(
                        register, row.getBigDecimal("factor").stripTrailingZeros())),
                changedAt == null ? null : changedAt.toInstant());
    }

    /** Since when a meter is read at a location, for who has no master data of it. */
    Optional<LocalDate> readSince(TenantId tenant, MeteringLocationId location, String device) {
        return jdbc.sql(
                        """
                        select min(at) from metering.reading
                         where tenant_id = :tenant and metering_location = :location and device = :device""")
                .param("tenant", tenant.value())
                .param("location", location.value())
                .param("device", device)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(at -> MarketCalendar.day(at.toInstant()));
    }

    /**
     * Whether the register of a reading was read before: of a meter that was changed since then, of which values of the past are still
     * told and put right.
     */
    boolean wasRead(TenantId tenant, Reading reading) {
        return jdbc.sql(
                        """
                        select exists (select 1 from metering.reading
                                        where tenant_id = :tenant and metering_location = :location and device = :device
                                          and obis = :obis)""")
                .param("tenant", tenant.value())
                .param("location", reading.location().value())
                .param("device", reading.device())
                .param("obis", reading.obis())
                .query(Boolean.class)
                .single();
    }

    /** The same; where nothing was recorded the meter of the master data. */
    List<MountedMeter> of(TenantId tenant, MeteringLocation location) {
        var recorded = recorded(tenant, location.id());
        return recorded.isEmpty() ? List.of(MountedMeter.of(location)) : recorded;
    }

    /** The meter that stands there on a day. */
    MountedMeter on(TenantId tenant, MeteringLocation location, LocalDate day) {
        var meters = of(tenant, location);
        var standing = meters.get(0);
        for (var meter : meters) if (!meter.mountedOn().isAfter(day)) standing = meter;
        return standing;
    }

    /** The meters that stood there in a range, without a gap. */
    List<Section> sections(TenantId tenant, MeteringLocation location, DateRange days) {
        var meters = of(tenant, location);
        var sections = new ArrayList<Section>();
        for (int i = 0; i < meters.size(); i++) {
            var from = i == 0 || meters.get(i).mountedOn().isBefore(days.from())
                    ? days.from()
                    : meters.get(i).mountedOn();
            var end = i + 1 < meters.size() && meters.get(i + 1).mountedOn().isBefore(days.end())
                    ? meters.get(i + 1).mountedOn()
                    : days.end();
            if (from.isBefore(end)) sections.add(new Section(meters.get(i), DateRange.of(from, end)));
        }
        return sections;
    }

    /** The metering locations whose meter was changed on a day of a range. */
    Map<MeteringLocationId, List<LocalDate>> changedIn(TenantId tenant, DateRange days) {
        var changed = new LinkedHashMap<MeteringLocationId, List<LocalDate>>();
        jdbc.sql(
                        """
                        select distinct metering_location, mounted_on from metering.mounted_register
                         where tenant_id = :tenant and mounted_on >= :from and mounted_on < :to
                         order by metering_location, mounted_on""")
                .param("tenant", tenant.value())
                .param("from", days.from())
                .param("to", days.end())
                .query(row -> {
                    changed.computeIfAbsent(MeteringLocationId.of(row.getString(1)), l -> new ArrayList<>())
                            .add(row.getObject(2, LocalDate.class));
                });
        return changed;
    }
}
