package org.stromlauf.metering;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.locations.Register;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MeteringLocationId;

/** The values that were imported for a metering operator's tenant. */
@Component
@Profile("!box")
class StoredMeterSource implements MeterSource {

    private final MeterValues values;
    private final Locations locations;
    private final CalculatedValues calculated;
    private final JdbcClient jdbc;
    private final Clock clock;

    StoredMeterSource(
            MeterValues values, Locations locations, CalculatedValues calculated, JdbcClient jdbc, Clock clock) {
        this.calculated = calculated;
        this.values = values;
        this.locations = locations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<QuarterHours> quarterHours(Question question) {
        var market = question.bundle().market();
        var obis = DeliveryMessages.profileObis(market.direction() == MarketLocation.Direction.CONSUMPTION);
        var days = DateRange.of(question.day(), question.day().plusDays(1));
        return values.profiles(question.tenant(), ReportingPoint.of(market.id()), days, clock.instant()).stream()
                .filter(p -> p.obis().equals(obis))
                .flatMap(p -> p.day(question.day()).stream())
                .filter(d -> d.grid() == DayGrid.QUARTER_HOURS && d.isComplete())
                .findFirst()
                .or(() -> calculated.complete(question.tenant(), market.id(), question.day(), clock.instant()))
                .map(d -> new QuarterHours(d, Remarks.NONE));
    }

    @Override
    public Optional<RegisterValue> reading(Question question, MeteringLocation meter, Register register) {
        var midnight = MarketCalendar.startOfDay(question.day());
        var day = DateRange.of(question.day(), question.day());
        return values.readings(question.tenant(), meter.id(), day, clock.instant()).stream()
                .filter(r -> r.at().equals(midnight) && r.obis().equals(register.obis()))
                .filter(r -> r.device().equals(meter.deviceNumber()))
                .max(Comparator.comparing(Reading::provenance))
                .map(r -> new RegisterValue(r.value(), r.status(), r.remarks()));
    }

    @Override
    public List<Revision> revisions(Round round, List<MarketLocationId> asked) {
        var revisions = new LinkedHashSet<>(revisedProfiles(round));
        for (var revised : revisedReadings(round)) {
            for (var market : locations.measuredBy(round.tenant(), revised.location(), revised.day())) {
                revisions.add(new Revision(market, revised.day()));
            }
        }
        return List.copyOf(revisions);
    }

    private List<Revision> revisedProfiles(Round round) {
        return jdbc
                .sql(
                        """
                        select distinct s.point, p.day from metering.tenant_key t
                          join metering.series s on s.tenant = t.id
                          join metering.profile_day p on p.tenant = s.tenant and p.series = s.id
                         where t.tenant_id = :tenant and p.day < :yesterday
                           and p.recorded_at >= :from and p.recorded_at < :to
                         order by s.point, p.day
                        """)
                .param("tenant", round.tenant().value())
                .param("yesterday", round.today().minusDays(1))
                .param("from", Rows.utc(round.from()))
                .param("to", Rows.utc(round.to()))
                .query((row, n) -> new RevisedDay(
                        ReportingPoint.of(row.getString("point")), row.getObject("day", LocalDate.class)))
                .stream()
                .filter(r -> r.point().isMarketLocation())
                .map(r -> new Revision(MarketLocationId.of(r.point().id()), r.day()))
                .toList();
    }

    private record RevisedDay(ReportingPoint point, LocalDate day) {}

    private record RevisedReading(MeteringLocationId location, LocalDate day) {}

    /** Readings that were told another way before. */
    private List<RevisedReading> revisedReadings(Round round) {
        return jdbc.sql(
                        """
                        select distinct r.metering_location, r.at from metering.reading r
                         where r.tenant_id = :tenant and r.recorded_at >= :from and r.recorded_at < :to and exists (
                            select 1 from metering.reading o
                             where o.tenant_id = r.tenant_id and o.metering_location = r.metering_location
                               and o.device = r.device and o.obis = r.obis and o.at = r.at
                               and o.recorded_at < r.recorded_at and (o.value <> r.value or o.status <> r.status))
                         order by r.metering_location, r.at
                        """)
                .param("tenant", round.tenant().value())
                .param("from", Rows.utc(round.from()))
                .param("to", Rows.utc(round.to()))
                .query((row, n) -> new RevisedReading(
                        MeteringLocationId.of(row.getString("metering_location")),
                        MarketCalendar.day(Rows.instant(row, "at"))))
                .list();
    }
}
