package org.stromlauf.metering;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.metering.MountedMeter.MountedRegister;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenants;

/** Holds a change of meters against what is known of both. */
@Component
class DeviceChangeCheck {

    private static final int YEARS = 3;

    private final MeterValues values;
    private final Tenants tenants;
    private final Clock clock;

    DeviceChangeCheck(MeterValues values, Tenants tenants, Clock clock) {
        this.values = values;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Why the meter cannot be changed so, in German; empty when it can. */
    Optional<String> hindrance(TenantId tenant, DeviceChange change, MountedMeter old) {
        if (tenants.get(tenant).role() != Role.METERING_OPERATOR) {
            return Optional.of("Einen Zähler wechselt nur ein Messstellenbetreiber");
        }
        if (change.day().isAfter(today())) {
            return Optional.of("Der Tag des Gerätewechsels liegt in der Zukunft");
        }
        if (!isPlausible(change.day(), change.changedAt())) {
            return Optional.of(
                    "Der Zeitpunkt des Gerätewechsels liegt in der Zukunft oder weder am Tag der Stände noch am Vortag");
        }
        if (!change.day().isAfter(old.mountedOn()) || change.device().equals(old.device())) {
            return Optional.of("An der Messlokation steht seit " + old.mountedOn() + " der Zähler " + old.device()
                    + ": gewechselt wird gegen einen anderen, an einem späteren Tag");
        }
        return laterReading(tenant, change, old)
                .or(() -> old.registers().stream()
                        .flatMap(r -> contradiction(tenant, change, old, r).stream())
                        .findFirst())
                .or(() -> change.registers().stream()
                        .flatMap(r -> unshowable(r.register(), r.firstReading()).stream())
                        .findFirst());
    }

    private boolean isPlausible(LocalDate day, @Nullable Instant changedAt) {
        if (changedAt == null) return true;
        var changedOn = MarketCalendar.day(changedAt);
        return !changedAt.isAfter(clock.instant()) && !changedOn.isBefore(day.minusDays(1)) && !changedOn.isAfter(day);
    }

    private Optional<String> laterReading(TenantId tenant, DeviceChange change, MountedMeter old) {
        return values
                .readings(tenant, change.location(), DateRange.of(change.day(), today().plusDays(1)), clock.instant())
                .stream()
                .filter(r -> r.device().equals(old.device()) && r.day().isAfter(change.day()))
                .findFirst()
                .map(r -> "Der Zähler " + old.device() + " hat noch einen Stand vom " + r.day()
                        + ": gewechselt wird danach, oder der Stand wird zuerst storniert");
    }

    private LocalDate today() {
        return MarketCalendar.day(clock.instant());
    }

    private Optional<String> contradiction(
            TenantId tenant, DeviceChange change, MountedMeter old, MountedRegister register) {
        var obis = register.register().obis();
        var last = change.lastReadings().get(obis);
        if (last == null) {
            return Optional.of("Der letzte Stand des Zählwerks " + obis + " von " + old.device() + " fehlt");
        }
        var unshowable = unshowable(register, last);
        if (unshowable.isPresent()) return unshowable;
        var before = DateRange.of(change.day().minusYears(YEARS), change.day().minusDays(1));
        return values.readings(tenant, change.location(), before, clock.instant()).stream()
                .filter(r -> r.device().equals(old.device()) && r.obis().equals(obis))
                .filter(r -> r.status().isFinal())
                .max(Comparator.comparing(Reading::at))
                .filter(r -> RegisterDifference.counted(register, r.value(), last, Remarks.NONE)
                        .isEmpty())
                .map(r -> "Der letzte Stand " + last + " des Zählwerks " + obis + " ist kleiner als der Stand "
                        + r.value() + " vom " + r.day() + ", und ein Überlauf ist nicht plausibel");
    }

    private static Optional<String> unshowable(MountedRegister register, BigDecimal value) {
        var digits = register.register();
        var fits = value.signum() >= 0
                && value.compareTo(BigDecimal.TEN.pow(digits.integerDigits())) < 0
                && value.stripTrailingZeros().scale() <= digits.decimals();
        return fits
                ? Optional.empty()
                : Optional.of("Der Stand " + value + " passt nicht in das Zählwerk " + digits.obis() + " mit "
                        + digits.integerDigits() + " Vor- und " + digits.decimals() + " Nachkommastellen");
    }
}
