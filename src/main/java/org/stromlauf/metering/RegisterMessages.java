package org.stromlauf.metering;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.locations.Register;
import org.stromlauf.metering.Delivery.Duty;
import org.stromlauf.metering.MeterSource.Question;
import org.stromlauf.metering.MeterSource.RegisterValue;
import org.stromlauf.metering.MeterSource.Revision;
import org.stromlauf.metering.MeterSource.Round;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** Makes the messages of readings (13017) and quantities (13019) from what the meters showed that stood at a location one after the other. */
@Component
class RegisterMessages {

    private final MeterSource source;
    private final MountedMeters mounted;
    private final ByFormula byFormula;

    RegisterMessages(MeterSource source, MountedMeters mounted, ByFormula byFormula) {
        this.source = source;
        this.mounted = mounted;
        this.byFormula = byFormula;
    }

    /** Energy of a location that follows from several meters by a formula (UTILTS 25001): adding their registers up would be wrong. */
    @Component
    record ByFormula(CalculatedValues calculated, Clock clock) {

        boolean isAsked(TenantId tenant, Duty duty, DateRange days) {
            return days.from()
                    .datesUntil(days.end())
                    .anyMatch(day -> calculated.isByFormula(tenant, duty.location(), day, clock.instant()));
        }

        /** The sum of the calculated quarter hours; empty while one is not known. */
        Optional<RegisterValue> energy(TenantId tenant, Duty duty, DateRange days) {
            long sum = 0;
            var status = ValueStatus.TRUE_VALUE;
            for (var day = days.from(); day.isBefore(days.end()); day = day.plusDays(1)) {
                var values = calculated.complete(tenant, duty.location(), day, clock.instant());
                if (values.isEmpty()) return Optional.empty();
                for (int i = 0; i < values.get().size(); i++) {
                    var told = values.get().status(i).orElseThrow();
                    if (!told.isFinal()) return Optional.empty();
                    if (told.compareTo(status) > 0) status = told;
                }
                sum = Math.addExact(sum, values.get().total());
            }
            var remarks = status == ValueStatus.SUBSTITUTE ? Calculation.AS_MEASURED : Remarks.NONE;
            return Optional.of(new RegisterValue(new Energy(sum).kwh(), status, remarks));
        }
    }

    /** See {@link MeterSource#revisions}. */
    List<Revision> revisions(Round round, List<MarketLocationId> locations) {
        return source.revisions(round, locations);
    }

    /** 13017 of all registers of the meter that stands there on the day; empty while one has no value. */
    Optional<Fields> reading(Question question, MeteringLocation location) {
        var meter = mounted.on(question.tenant(), location, question.day());
        return reading(question, meter.at(location), null);
    }

    /** The same of one of the meters that stood there, and when it was changed. */
    Optional<Fields> reading(Question question, MeteringLocation meter, @Nullable Instant changedAt) {
        var read = new DeliveryMessages.ReadOn(question.day(), changedAt);
        return values(question, meter).map(v -> DeliveryMessages.reading(meter, read, v));
    }

    private Optional<Map<Register, RegisterValue>> values(Question question, MeteringLocation meter) {
        var values = new LinkedHashMap<Register, RegisterValue>();
        for (var register : meter.registers()) {
            var value = source.reading(question, meter, register);
            // A preliminary reading waits (MSCONS AHB: Z18 only with a configuration id).
            if (value.filter(v -> v.status() != ValueStatus.PRELIMINARY).isEmpty()) return Optional.empty();
            values.put(register, value.orElseThrow());
        }
        return Optional.of(values);
    }

    /**
     * 13019 from the readings at both ends and, where the meter was changed between, of the old and the new one on that day; empty
     * while one of them is missing or they contradict each other.
     */
    Optional<Fields> quantity(TenantId tenant, LocationBundle bundle, Duty duty, LocalDate today) {
        var from = duty.quantityFrom();
        if (from == null) return Optional.empty();
        var days = DateRange.of(from, duty.day());
        if (byFormula.isAsked(tenant, duty, days)) {
            return byFormula
                    .energy(tenant, duty, days)
                    .map(v -> DeliveryMessages.quantity(
                            duty.location(), bundle.market().isConsumption(), days, v));
        }
        var sum = new RegisterDifference(bundle.market().isConsumption());
        for (var location : bundle.metering()) {
            for (var section : mounted.sections(tenant, location, days)) {
                var there = section.meter().at(location);
                var before = values(new Question(tenant, bundle, section.days().from(), today), there);
                var after = values(new Question(tenant, bundle, section.days().end(), today), there);
                if (before.isEmpty() || after.isEmpty()) return Optional.empty();
                sum.add(section.meter(), before.get(), after.get());
            }
        }
        return sum.value()
                .map(v -> DeliveryMessages.quantity(
                        duty.location(), bundle.market().isConsumption(), days, v));
    }
}
