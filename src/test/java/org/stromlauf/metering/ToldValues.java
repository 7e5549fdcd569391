package org.stromlauf.metering;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.stromlauf.metering.EnergyQuantity.Kind;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** Stores meter values for other modules' tests as if a message had brought them, and tells of them. */
@Component
public class ToldValues {

    private static final MarketPartnerId OPERATOR = MarketPartnerId.of("9900000000004");

    private final RegisterValues registers;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;
    private final IdGenerator ids;
    private final Clock clock;

    ToldValues(
            RegisterValues registers,
            ApplicationEventPublisher events,
            TransactionOperations transaction,
            IdGenerator ids,
            Clock clock) {
        this.registers = registers;
        this.events = events;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** 13017: what the meter shows at the beginning of a day. */
    public void reading(TenantId tenant, MeteringLocationId location, LocalDate day, String kwh) {
        reading(tenant, location, day, kwh, Remarks.NONE);
    }

    /** The same of a reading that was told wrongly before. */
    void corrected(TenantId tenant, MeteringLocationId location, LocalDate day, String kwh) {
        reading(tenant, location, day, kwh, Remarks.correction("ZA1"));
    }

    private void reading(TenantId tenant, MeteringLocationId location, LocalDate day, String kwh, Remarks remarks) {
        var provenance = provenance();
        var at = MarketCalendar.startOfDay(day);
        var reading = new Reading(
                location,
                "1EMH0099",
                "1-0:1.8.0",
                at,
                new BigDecimal(kwh),
                ValueStatus.TRUE_VALUE,
                remarks,
                provenance);
        transaction.executeWithoutResult(status -> {
            var unused = registers.add(tenant, reading, clock.instant());
            events.publishEvent(new MeterValuesReceived(
                    tenant,
                    ReportingPoint.of(location),
                    "13017",
                    provenance,
                    DateRange.of(day.minusDays(1), day.plusDays(1))));
        });
    }

    /** 13019: the energy of a period. */
    public void quantity(TenantId tenant, MarketLocationId location, DateRange days, Energy energy) {
        var provenance = provenance();
        var quantity = new EnergyQuantity(
                ReportingPoint.of(location),
                DeliveryMessages.quantityObis(true),
                Kind.MEASURED,
                MarketCalendar.startOfDay(days.from()),
                MarketCalendar.startOfDay(days.end()),
                energy,
                ValueStatus.TRUE_VALUE,
                Remarks.NONE,
                provenance);
        transaction.executeWithoutResult(status -> {
            var unused = registers.add(tenant, quantity, clock.instant());
            events.publishEvent(
                    new MeterValuesReceived(tenant, ReportingPoint.of(location), "13019", provenance, days));
        });
    }

    private Provenance provenance() {
        return new Provenance(clock.instant(), OPERATOR, ids.nextReference(12), ids.next());
    }
}
