package org.stromlauf.metering;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.locations.Register;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** The values that were imported for a metering operator's tenant. */
@Component
@Profile("!box")
class StoredMeterSource implements MeterSource {

    private final MeterValues values;
    private final JdbcClient jdbc;
    private final Clock clock;

    StoredMeterSource(MeterValues values, JdbcClient jdbc, Clock clock) {
        this.values = values;
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
                .filter(DayValues::isComplete)
                .map(d -> new QuarterHours(d, Remarks.NONE))
                .findFirst();
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
    public List<Revision> revisions(TenantId tenant, List<MarketLocationId> locations, LocalDate today) {
        if (locations.isEmpty()) return List.of();
        return jdbc.sql(
                        """
                        select distinct s.point, p.day from metering.tenant_key t
                          join metering.series s on s.tenant = t.id
                          join metering.profile_day p on p.tenant = s.tenant and p.series = s.id
                         where t.tenant_id = :tenant and s.point in (:points) and p.day < :yesterday
                           and p.recorded_at >= :since
                         order by s.point, p.day
                        """)
                .param("tenant", tenant.value())
                .param("points", locations.stream().map(MarketLocationId::value).toList())
                .param("yesterday", today.minusDays(1))
                .param("since", Rows.utc(MarketCalendar.at(today.minusDays(1), DailyDeliveries.TIME)))
                .query((row, n) -> new Revision(
                        MarketLocationId.of(row.getString("point")), row.getObject("day", LocalDate.class)))
                .list();
    }
}
