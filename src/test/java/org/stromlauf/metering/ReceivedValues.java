package org.stromlauf.metering;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    /** What one register counted in a period once more, corrected. */
    @Transactional
    public void correctedQuantity(
            TenantId tenant, MarketLocationId location, Counted counted, DateRange period, String kwh) {
        quantity(tenant, location, counted, period, kwh, Remarks.correction("ZA4"));
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
        tell(tenant, ReportingPoint.of(location), counted.pid(), provenance, period);
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
        reading(tenant, location, register, day, new BigDecimal(kwh), Remarks.NONE);
    }

    /** 13017: the same once more, corrected. */
    @Transactional
    public void correctedReading(
            TenantId tenant, MeteringLocationId location, Shown register, LocalDate day, String kwh) {
        reading(tenant, location, register, day, new BigDecimal(kwh), Remarks.correction("ZA4"));
    }

    private void reading(
            TenantId tenant,
            MeteringLocationId location,
            Shown register,
            LocalDate day,
            BigDecimal kwh,
            Remarks remarks) {
        var provenance = provenance();
        var ignored = registers.add(
                tenant,
                new Reading(
                        location,
                        register.device(),
                        register.obis(),
                        MarketCalendar.startOfDay(day),
                        kwh,
                        ValueStatus.TRUE_VALUE,
                        remarks,
                        provenance),
                clock.instant());
        tell(tenant, ReportingPoint.of(location), "13017", provenance, DateRange.of(day.minusDays(1), day.plusDays(1)));
    }

    /** 13002: the cubic metres that a gas meter shows at the beginning of a gas day. */
    @Transactional
    public void gasReading(
            TenantId tenant, MeteringLocationId location, String device, LocalDate day, String cubicMetres) {
        var provenance = provenance();
        var ignored = registers.add(
                tenant,
                new Reading(
                        location,
                        device,
                        "7-10:3.0.0",
                        MarketCalendar.startOfGasDay(day),
                        new BigDecimal(cubicMetres),
                        ValueStatus.TRUE_VALUE,
                        Remarks.NONE,
                        provenance),
                clock.instant());
        tell(tenant, ReportingPoint.of(location), "13002", provenance, DateRange.of(day.minusDays(1), day.plusDays(1)));
    }

    /** 13007: Zustandszahl and Abrechnungsbrennwert of gas days. */
    @Transactional
    public void gasQuality(
            TenantId tenant, MarketLocationId location, DateRange days, String condition, String calorific) {
        var provenance = provenance();
        for (var told :
                Map.of("7-0:52.0.22", condition, "7-0:54.0.22", calorific).entrySet()) {
            var ignored = registers.add(
                    tenant,
                    new PeriodValue(
                            ReportingPoint.of(location),
                            told.getKey(),
                            "13007",
                            "Z21",
                            MarketCalendar.startOfGasDay(days.from()),
                            MarketCalendar.startOfGasDay(days.end()),
                            new BigDecimal(told.getValue()),
                            ValueStatus.TRUE_VALUE,
                            Remarks.NONE,
                            provenance),
                    clock.instant());
        }
        tell(tenant, ReportingPoint.of(location), "13007", provenance, days);
    }

    /** 13025: the same energy in every quarter hour of a day. */
    @Transactional
    public void profile(TenantId tenant, MarketLocationId location, LocalDate day, long wattHours) {
        profile(tenant, location, day, wattHours, ValueStatus.TRUE_VALUE);
    }

    /** 13025: the same energy in every quarter hour of a day, as certain as its status says. */
    @Transactional
    public void profile(TenantId tenant, MarketLocationId location, LocalDate day, long wattHours, ValueStatus status) {
        var values = new long[MarketCalendar.quarterHours(day)];
        Arrays.fill(values, wattHours);
        var provenance = provenance();
        var ignored = days.add(
                tenant,
                List.of(new DayVersion(
                        ReportingPoint.of(location),
                        DeliveryMessages.profileObis(true),
                        DayValues.of(day, values, status),
                        provenance,
                        Remarks.NONE)),
                clock.instant());
        var told = DateRange.of(day, day.plusDays(1));
        tell(tenant, ReportingPoint.of(location), "13025", provenance, told);
        events.publishEvent(new LoadProfilesReceived(tenant, Map.of(location, told)));
    }

    private Provenance provenance() {
        return new Provenance(clock.instant(), OPERATOR, ids.nextReference(14), ids.next());
    }

    private void tell(TenantId tenant, ReportingPoint point, String pid, Provenance provenance, DateRange days) {
        events.publishEvent(new MeterValuesReceived(tenant, point, pid, provenance, days));
    }
}
