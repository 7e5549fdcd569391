package org.stromlauf.metering.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.metering.AskedValues;
import org.stromlauf.metering.DoubtedValues;
import org.stromlauf.metering.DoubtedValues.Doubt;
import org.stromlauf.metering.DoubtedValues.Outcome;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;

/** What a supplier or grid operator doubts of the values that a metering operator told. */
@RestController
@RequestMapping("/api/tenants/{tenant}/meter-values/{location}/complaints")
@Tag(name = "Meter values", description = "Messwerte: readings, energy quantities and load profiles with their status")
class ComplaintsController {

    private static final String OBIS = "\\d-\\d{1,2}:\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}";
    private static final int MAX_REMARK = 512;

    /** Why values are doubted (FTX 4451). */
    enum Grounds {
        TOO_HIGH,
        TOO_LOW
    }

    /** What is doubted. */
    record DoubtedPeriod(
            @Nullable AskedValues values,
            @Schema(example = "1-0:1.8.0") @Nullable String obis,
            @Schema(
                            example = "2026-11-20",
                            description = "First day; of a reading the day at whose beginning it was shown")
                    @Nullable
                    LocalDate from,
            @Schema(description = "First day no longer doubted; not for a reading") @Nullable LocalDate to,
            @Nullable Grounds grounds,
            @Schema(example = "Der Kunde hat 1.000 kWh weniger abgelesen") @Nullable String remark) {}

    record RaisedComplaint(UUID id) {}

    private final DoubtedValues doubted;
    private final Clock clock;

    ComplaintsController(DoubtedValues doubted, Clock clock) {
        this.doubted = doubted;
        this.clock = clock;
    }

    @PreAuthorize("hasRole('CASE_WORKER')")
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Complains of told values at the metering operator (17113)",
            description =
                    "The process MeterDataComplaint sends it and waits for the answer. 409 when nothing can be complained"
                            + " of: the answer says why.")
    RaisedComplaint raise(
            @PathVariable TenantId tenant, @PathVariable ReportingPoint location, @RequestBody DoubtedPeriod told) {
        var outcome = doubted.raise(tenant, doubt(location, told));
        if (outcome instanceof Outcome.Refused refused) {
            throw ProblemException.conflict("metering.complaint-refused", refused.german());
        }
        return new RaisedComplaint(((Outcome.Raised) outcome).complaint());
    }

    private Doubt doubt(ReportingPoint location, DoubtedPeriod told) {
        var values = told.values();
        var obis = told.obis();
        var grounds = told.grounds();
        if (values == null) throw invalid("values");
        if (obis == null || !obis.matches(OBIS)) throw invalid("obis");
        if (grounds == null) throw invalid("grounds");
        if (told.remark() != null && told.remark().length() > MAX_REMARK) throw invalid("remark");
        return new Doubt(location, values, obis, days(values, told), grounds == Grounds.TOO_HIGH, told.remark());
    }

    private DateRange days(AskedValues values, DoubtedPeriod told) {
        var from = told.from();
        if (from == null || from.isAfter(MarketCalendar.day(clock.instant()))) throw invalid("from");
        var to = values == AskedValues.READING ? from.plusDays(1) : told.to();
        if (to == null || !to.isAfter(from)) throw invalid("to");
        if (values == AskedValues.PROFILE && to.isAfter(from.plusDays(DoubtedValues.MAX_DAYS))) throw invalid("to");
        return DateRange.of(from, to);
    }

    private static ProblemException invalid(String field) {
        return ProblemException.invalid("metering.complaint-field", field);
    }
}
