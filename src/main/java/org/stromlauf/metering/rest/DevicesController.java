package org.stromlauf.metering.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.locations.Register;
import org.stromlauf.metering.DeviceChange;
import org.stromlauf.metering.DeviceChange.NewRegister;
import org.stromlauf.metering.DeviceChange.Outcome;
import org.stromlauf.metering.DeviceChanges;
import org.stromlauf.metering.MountedMeter;
import org.stromlauf.metering.MountedMeter.MountedRegister;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** Which meter stands where, and one in the place of another. */
@RestController
@RequestMapping("/api/tenants/{tenant}/meter-values/{location}/devices")
@Tag(name = "Meter values", description = "Messwerte: readings, energy quantities and load profiles with their status")
class DevicesController {

    /** A register, in answers and where a meter is described. */
    record RegisterView(
            @Schema(example = "1-0:1.8.0") String obis,
            @Schema(example = "6") int integerDigits,
            @Schema(example = "1") int decimals,
            @Schema(example = "30", description = "Wandlerfaktor, by which counts are multiplied; 1 unless told")
                    @Nullable
                    BigDecimal factor) {}

    /** A meter and since when it stands there. */
    record DeviceView(
            @Schema(example = "1EMH0012345678") String device,
            @Schema(description = "Null for the first one") @Nullable LocalDate mountedOn,
            @Nullable Instant changedAt,
            List<RegisterView> registers) {}

    /** What a register of the old meter showed last. */
    record LastReading(@Schema(example = "1-0:1.8.0") String obis, @Schema(example = "98765.4") BigDecimal value) {}

    /** A register of the new meter. */
    record FirstReading(
            @Schema(example = "1-0:1.8.0") String obis,
            @Schema(example = "6") int integerDigits,
            @Schema(example = "1") int decimals,
            @Schema(example = "1", description = "Wandlerfaktor; 1 unless told") @Nullable BigDecimal factor,
            @Schema(example = "0.0") BigDecimal value) {}

    /** A new meter takes the place of the one that stands there. */
    record Change(
            @Schema(example = "2026-11-20", description = "At whose beginning the readings of both hold") LocalDate day,
            @Schema(description = "When it was done, where that is known") @Nullable Instant changedAt,
            @Schema(description = "Of every register of the old meter") List<LastReading> lastReadings,
            @Schema(example = "1EMH0087654321") String device,
            List<FirstReading> registers) {}

    private final DeviceChanges changes;

    DevicesController(DeviceChanges changes) {
        this.changes = changes;
    }

    @GetMapping
    @Operation(summary = "Lists the meters of a metering location one after the other, with registers and factors")
    List<DeviceView> list(@PathVariable TenantId tenant, @PathVariable ReportingPoint location) {
        return changes.meters(tenant, meter(location)).stream()
                .map(DevicesController::view)
                .toList();
    }

    @PutMapping("/{device}")
    @PreAuthorize("hasRole('CASE_WORKER')")
    @Operation(
            summary = "States registers and factors of a meter that stands there",
            description =
                    "Energy between its readings is counted by them, also of the past. 409 when no such meter stands there.")
    List<DeviceView> describe(
            @PathVariable TenantId tenant,
            @PathVariable ReportingPoint location,
            @PathVariable String device,
            @RequestBody List<RegisterView> registers) {
        requireDistinct(registers.stream().map(RegisterView::obis).toList());
        var described = registers.stream()
                .map(r -> register(r.obis(), r.integerDigits(), r.decimals(), r.factor()))
                .toList();
        changes.describe(tenant, meter(location), device, described).ifPresent(reason -> {
            throw ProblemException.conflict("metering.device-refused", reason);
        });
        return list(tenant, location);
    }

    @PostMapping
    @PreAuthorize("hasRole('CASE_WORKER')")
    @Operation(
            summary = "Changes the meter of a metering location",
            description =
                    "Keeps what the old meter showed last and the new one first, and tells both to supplier and grid operator with the "
                            + "next daily delivery (13017). 409 when the readings contradict what is known; then nothing is changed.")
    DeviceView change(
            @PathVariable TenantId tenant, @PathVariable ReportingPoint location, @RequestBody Change change) {
        var outcome = changes.change(tenant, read(meter(location), change));
        if (outcome instanceof Outcome.Refused refused) {
            throw ProblemException.conflict("metering.device-refused", refused.german());
        }
        return view(((Outcome.Changed) outcome).meter());
    }

    private static DeviceChange read(MeteringLocationId location, Change change) {
        if (change.day() == null) throw ProblemException.invalid("metering.device-field", "day");
        if (change.device() == null || change.device().isBlank()) {
            throw ProblemException.invalid("metering.device-field", "device");
        }
        if (change.registers() == null) throw ProblemException.invalid("metering.device-field", "registers");
        requireDistinct(change.registers().stream().map(FirstReading::obis).toList());
        var registers = change.registers().stream()
                .map(r -> new NewRegister(
                        register(r.obis(), r.integerDigits(), r.decimals(), r.factor()), value(r.value(), "value")))
                .toList();
        return new DeviceChange(
                location, change.day(), change.changedAt(), last(change.lastReadings()), change.device(), registers);
    }

    private static Map<String, BigDecimal> last(@Nullable List<LastReading> readings) {
        if (readings == null) throw ProblemException.invalid("metering.device-field", "lastReadings");
        requireDistinct(readings.stream().map(LastReading::obis).toList());
        var last = new HashMap<String, BigDecimal>();
        for (var reading : readings) last.put(reading.obis(), value(reading.value(), "lastReadings"));
        return last;
    }

    private static BigDecimal value(@Nullable BigDecimal value, String field) {
        if (value == null || value.signum() < 0) throw ProblemException.invalid("metering.device-field", field);
        return value;
    }

    private static void requireDistinct(List<String> obis) {
        if (obis.isEmpty() || obis.contains(null) || new HashSet<>(obis).size() < obis.size()) {
            throw ProblemException.invalid("metering.device-field", "obis");
        }
    }

    private static MountedRegister register(String obis, int digits, int decimals, @Nullable BigDecimal factor) {
        try {
            return new MountedRegister(new Register(obis, digits, decimals), factor == null ? BigDecimal.ONE : factor);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("metering.device-field", obis + ": " + e.getMessage());
        }
    }

    private static MeteringLocationId meter(ReportingPoint location) {
        if (!location.isMeteringLocation()) throw ProblemException.invalid("metering.not-a-meter", location);
        return MeteringLocationId.of(location.id());
    }

    private static DeviceView view(MountedMeter meter) {
        return new DeviceView(
                meter.device(),
                meter.mountedOn().equals(MountedMeter.ALWAYS) ? null : meter.mountedOn(),
                meter.changedAt(),
                meter.registers().stream()
                        .map(r -> new RegisterView(
                                r.register().obis(),
                                r.register().integerDigits(),
                                r.register().decimals(),
                                r.factor()))
                        .toList());
    }
}
