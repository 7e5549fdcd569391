package org.stromlauf.metering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.locations.Locations;
import org.stromlauf.metering.PlausibilityRules.CustomerGroup;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenants;

/** Takes what customers read from their meters (Kundenselbstablesung), held to what was read before. */
@Service
public class CustomerReadings {

    /** STS+Z33: read by the customer. */
    private static final String BY_CUSTOMER = "Z83";

    private static final int REFERENCE_LENGTH = 16;
    private static final int YEARS = 3;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * What a customer read.
     *
     * @param day at whose beginning the register showed it
     * @param confirmed whether it was asked about and is right nevertheless
     */
    public record Told(
            MeteringLocationId location,
            String device,
            String obis,
            LocalDate day,
            BigDecimal kwh,
            boolean confirmed) {}

    /** Between which values a reading is plausible, in kWh. */
    public record Band(BigDecimal least, BigDecimal most) {

        boolean contains(BigDecimal kwh) {
            return kwh.compareTo(least) >= 0 && kwh.compareTo(most) <= 0;
        }
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Taken(Reading reading) implements Outcome {}

        /** Nobody knows that metering location on that day: nothing is stored. */
        record Unknown() implements Outcome {}

        /** Nothing is stored: the customer is asked whether it is right. */
        record Implausible(Band expected) implements Outcome {}

        /** Another value stands for that day. */
        record Refused(String german) implements Outcome {}
    }

    private final MeterValues values;
    private final MeterValueIntake intake;
    private final PlausibilityRules rules;
    private final Tenants tenants;
    private final Contracts contracts;
    private final Locations locations;
    private final IdGenerator ids;
    private final Clock clock;

    CustomerReadings(
            MeterValues values,
            MeterValueIntake intake,
            PlausibilityRules rules,
            Tenants tenants,
            Contracts contracts,
            Locations locations,
            IdGenerator ids,
            Clock clock) {
        this.values = values;
        this.intake = intake;
        this.rules = rules;
        this.tenants = tenants;
        this.contracts = contracts;
        this.locations = locations;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public Outcome take(TenantId tenant, Told told) {
        if (!isKnown(tenant, told)) return new Outcome.Unknown();
        var expected = belowLater(tenant, told, expected(tenant, told));
        if (!told.confirmed() && expected.isPresent() && !expected.get().contains(told.kwh())) {
            return new Outcome.Implausible(expected.get());
        }
        var reading = reading(tenant, told);
        var reason = intake.take(tenant, MeterValueReader.READING, contents(reading));
        if (reason.isEmpty()) return new Outcome.Taken(reading);
        // Nobody has to look at what the customer is told at once.
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Outcome.Refused(reason.get());
    }

    /** A supplier knows it by a contract, others by their own data. */
    private boolean isKnown(TenantId tenant, Told told) {
        return tenants.get(tenant).role() == Role.SUPPLIER
                ? !contracts.measuredAt(tenant, told.location()).isEmpty()
                : !locations.measuredBy(tenant, told.location(), told.day()).isEmpty();
    }

    private Reading reading(TenantId tenant, Told told) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Reading(
                told.location(),
                told.device(),
                told.obis(),
                MarketCalendar.startOfDay(told.day()),
                told.kwh(),
                ValueStatus.TRUE_VALUE,
                new Remarks(BY_CUSTOMER, null, null, null),
                new Provenance(
                        now, tenants.get(tenant).marketPartnerId(), ids.nextReference(REFERENCE_LENGTH), ids.next()));
    }

    private static Contents.Values contents(Reading reading) {
        return new Contents.Values(
                List.of(ReportingPoint.of(reading.location())),
                reading.provenance(),
                List.of(),
                List.of(reading),
                List.of(),
                List.of(),
                null);
    }

    /** By what was used a day between the two readings before; of one reading only that it is no less; of none nothing. */
    private Optional<Band> expected(TenantId tenant, Told told) {
        var before = DateRange.of(told.day().minusYears(YEARS), told.day().minusDays(1));
        var earlier = values.readings(tenant, told.location(), before, clock.instant()).stream()
                .filter(r -> r.device().equals(told.device()) && r.obis().equals(told.obis()))
                .filter(r -> r.status().isFinal())
                .toList();
        if (earlier.isEmpty()) return Optional.empty();
        var last = earlier.get(earlier.size() - 1);
        if (earlier.size() == 1) return Optional.of(new Band(last.value(), BigDecimal.valueOf(Long.MAX_VALUE)));
        var first = earlier.get(earlier.size() - 2);
        var used = last.value().subtract(first.value());
        long days = ChronoUnit.DAYS.between(first.day(), last.day());
        if (used.signum() <= 0 || days == 0) {
            return Optional.of(new Band(last.value(), BigDecimal.valueOf(Long.MAX_VALUE)));
        }
        var limits = rules.limits(tenant, CustomerGroup.HOUSEHOLD);
        var usual = used.multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(last.day(), told.day())))
                .divide(BigDecimal.valueOf(days), 3, RoundingMode.HALF_UP);
        return Optional.of(new Band(
                last.value().add(percent(usual, limits.lowPercent())),
                last.value().add(percent(usual, limits.highPercent()))));
    }

    /** No register shows more than on a later day, unless it began again at zero, which the customer confirms. */
    private Optional<Band> belowLater(TenantId tenant, Told told, Optional<Band> expected) {
        var after = DateRange.of(told.day().plusDays(1), told.day().plusYears(YEARS));
        var later = values.readings(tenant, told.location(), after, clock.instant()).stream()
                .filter(r -> r.device().equals(told.device()) && r.obis().equals(told.obis()))
                .filter(r -> r.status().isFinal())
                .findFirst();
        if (later.isEmpty()) return expected;
        var least = expected.map(Band::least).orElse(BigDecimal.ZERO);
        var most = expected.map(Band::most)
                .orElse(later.get().value())
                .min(later.get().value());
        return Optional.of(new Band(least, most));
    }

    private static BigDecimal percent(BigDecimal value, int percent) {
        return value.multiply(BigDecimal.valueOf(percent)).divide(HUNDRED, 3, RoundingMode.HALF_UP);
    }
}
