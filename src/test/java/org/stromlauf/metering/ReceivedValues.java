package org.stromlauf.metering;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.metering.EnergyQuantity.Kind;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** Stores meter values for tests of other modules as their messages would, and tells of them. */
@Component
public class ReceivedValues {

    private static final MarketPartnerId OPERATOR = MarketPartnerId.of("9900000000004");

    private final RegisterValues registers;
    private final DayStore days;
    private final ApplicationEventPublisher events;
    private final IdGenerator ids;
    private final Clock clock;

    ReceivedValues(
            RegisterValues registers, DayStore days, ApplicationEventPublisher events, IdGenerator ids, Clock clock) {
        this.registers = registers;
        this.days = days;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** 13019: the energy of a period. */
    @Transactional
    public void quantity(TenantId tenant, MarketLocationId location, DateRange period, String kwh) {
        quantity(tenant, location, period, kwh, Remarks.NONE);
    }

    /** 13019: the energy of a period once more, corrected. */
    @Transactional
    public void correctedQuantity(TenantId tenant, MarketLocationId location, DateRange period, String kwh) {
        quantity(tenant, location, period, kwh, Remarks.correction("ZA4"));
    }

    private void quantity(TenantId tenant, MarketLocationId location, DateRange period, String kwh, Remarks remarks) {
        quantity(tenant, location, new Counted("13019", DeliveryMessages.quantityObis(true)), period, kwh, remarks);
    }

    /** What a quantity is told by and what it is of: {@code 13019}, {@code 1-1:1.9.2}. */
    public record Counted(String pid, String obis) {}

    /** The energy that one register counted in a period. */
    @Transactional
    public void quantity(TenantId tenant, MarketLocationId location, Counted counted, DateRange period, String kwh) {
        quantity(tenant, location, counted, period, kwh, Remarks.NONE);
    }

    private void quantity(
            TenantId tenant,
            MarketLocationId location,
            Counted counted,
            DateRange period,
            String kwh,
            Remarks remarks) {
        var provenance = provenance();
        var ignored = registers.add(
                tenant,
                new EnergyQuantity(
                        ReportingPoint.of(location),
                        counted.obis(),
                        Kind.MEASURED,
                        MarketCalendar.startOfDay(period.from()),
                        MarketCalendar.startOfDay(period.end()),
                        Energy.ofKwh(kwh),
                        ValueStatus.TRUE_VALUE,
                        remarks,
                        provenance),
                clock.instant());
        tell(tenant, ReportingPoint.of(location), counted.pid(), provenance);
    }

    /** 13017: what a register shows at the beginning of a day. */
    @Transactional
    public void reading(TenantId tenant, MeteringLocationId location, String device, LocalDate day, String kwh) {
        reading(tenant, location, new Shown(device, "1-0:1.8.0"), day, kwh);
    }

    /** A register of a meter. */
    public record Shown(String device, String obis) {}

    /** 13017: what one of several registers shows at the beginning of a day. */
    @Transactional
    public void reading(TenantId tenant, MeteringLocationId location, Shown register, LocalDate day, String kwh) {
        var provenance = provenance();
        var ignored = registers.add(
                tenant,
                new Reading(
                        location,
                        register.device(),
                        register.obis(),
                        MarketCalendar.startOfDay(day),
                        new BigDecimal(kwh),
                        ValueStatus.TRUE_VALUE,
                        Remarks.NONE,
                        provenance),
                clock.instant());
        tell(tenant, ReportingPoint.of(location), "13017", provenance);
    }

    /** 13025: the same energy in every quarter hour of a day. */
    @Transactional
    public void profile(TenantId tenant, MarketLocationId location, LocalDate day, long wattHours) {
        var values = new long[MarketCalendar.quarterHours(day)];
        Arrays.fill(values, wattHours);
        var provenance = provenance();
        var ignored = days.add(
                tenant,
                List.of(new DayVersion(
                        ReportingPoint.of(location),
                        DeliveryMessages.profileObis(true),
                        DayValues.of(day, values, ValueStatus.TRUE_VALUE),
                        provenance,
                        Remarks.NONE)),
                clock.instant());
        tell(tenant, ReportingPoint.of(location), "13025", provenance);
        events.publishEvent(new LoadProfilesReceived(tenant, Set.of(location)));
    }

    private Provenance provenance() {
        return new Provenance(clock.instant(), OPERATOR, ids.nextReference(14), ids.next());
    }

    private void tell(TenantId tenant, ReportingPoint point, String pid, Provenance provenance) {
        events.publishEvent(new MeterValuesReceived(tenant, point, pid, provenance));
    }
}
