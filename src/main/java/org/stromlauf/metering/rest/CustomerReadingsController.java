package org.stromlauf.metering.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.metering.CustomerReadings;
import org.stromlauf.metering.CustomerReadings.Outcome;
import org.stromlauf.metering.CustomerReadings.Told;
import org.stromlauf.metering.Reading;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.metering.rest.MeterValuesController.RegisterReading;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** What customers read themselves. */
@RestController
@RequestMapping("/api/tenants/{tenant}/meter-values/{location}/customer-readings")
@Tag(name = "Meter values", description = "Messwerte: readings, energy quantities and load profiles with their status")
class CustomerReadingsController {

    private static final String OBIS = "\\d-\\d{1,2}:\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}";
    private static final int MAX_DECIMALS = 3;

    /** What a customer tells. */
    record CustomerReading(
            @Schema(example = "1EMH0012345678") String device,
            @Schema(example = "1-0:1.8.0") String obis,
            @Schema(example = "2026-11-20", description = "At whose beginning the register showed it") LocalDate day,
            @Schema(example = "12345.6") BigDecimal kwh,
            @Schema(description = "It was asked about and is right nevertheless") boolean confirmed) {}

    private final CustomerReadings readings;
    private final Clock clock;

    CustomerReadingsController(CustomerReadings readings, Clock clock) {
        this.readings = readings;
        this.clock = clock;
    }

    @PreAuthorize("hasRole('CASE_WORKER')")
    @PostMapping
    @Operation(
            summary = "Takes what a customer read, if it is plausible or confirmed",
            description = "409 when it is not plausible: the answer names the expected range, and nothing is stored.")
    RegisterReading take(
            @PathVariable TenantId tenant, @PathVariable ReportingPoint location, @RequestBody CustomerReading told) {
        if (!location.isMeteringLocation()) throw ProblemException.invalid("metering.not-a-meter", location);
        require(told);
        var outcome = readings.take(
                tenant,
                new Told(
                        MeteringLocationId.of(location.id()),
                        told.device(),
                        told.obis(),
                        told.day(),
                        told.kwh(),
                        told.confirmed()));
        if (outcome instanceof Outcome.Unknown) {
            throw ProblemException.notFound("metering.meter-unknown", location, told.day());
        }
        if (outcome instanceof Outcome.Implausible implausible) {
            throw ProblemException.conflict(
                    "metering.reading-implausible",
                    GermanFormat.number(told.kwh(), MAX_DECIMALS),
                    GermanFormat.number(implausible.expected().least(), MAX_DECIMALS),
                    GermanFormat.number(implausible.expected().most(), MAX_DECIMALS));
        }
        if (outcome instanceof Outcome.Refused refused) {
            throw ProblemException.conflict("metering.reading-refused", refused.german());
        }
        return answer(((Outcome.Taken) outcome).reading());
    }

    private void require(CustomerReading told) {
        if (told.device() == null || told.device().isBlank()) {
            throw ProblemException.invalid("metering.reading-field", "device");
        }
        if (told.obis() == null || !told.obis().matches(OBIS)) {
            throw ProblemException.invalid("metering.reading-field", "obis");
        }
        if (told.kwh() == null
                || told.kwh().signum() < 0
                || told.kwh().stripTrailingZeros().scale() > MAX_DECIMALS) {
            throw ProblemException.invalid("metering.reading-field", "kwh");
        }
        if (told.day() == null || told.day().isAfter(MarketCalendar.day(clock.instant()))) {
            throw ProblemException.invalid("metering.reading-field", "day");
        }
    }

    private static RegisterReading answer(Reading r) {
        return new RegisterReading(r.device(), r.obis(), r.at(), r.value(), r.status(), r.remarks());
    }
}
