package org.stromlauf.metering.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import org.stromlauf.metering.InquiryAnswers;
import org.stromlauf.metering.InquiryAnswers.Answer;
import org.stromlauf.metering.InquiryAnswers.Refusal;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** What a metering operator answers to suppliers who ask for values of the past. */
@RestController
@RequestMapping("/api/tenants/{tenant}/meter-values/{location}")
@Tag(name = "Meter values", description = "Messwerte: readings, energy quantities and load profiles with their status")
class InquiryAnswersController {

    private static final int MAX_YEARS = 3;
    private static final int DOCUMENT_LENGTH = 35;

    /** A time of the past and who may know its values. */
    record InquiryAnswer(
            @Schema(example = "9900000000001") @Nullable MarketPartnerId partner,
            @Nullable AskedValues values,
            @Schema(example = "2025-11-01") @Nullable LocalDate from,
            @Schema(
                            example = "2026-11-01",
                            description = "First day that is not told; of readings the last one. At most three years")
                    @Nullable
                    LocalDate to) {}

    /** An inquiry that is refused. */
    record InquiryRefusal(
            @Nullable MarketPartnerId partner,
            @Schema(description = "Number of the ORDERS (BGM 1004)", example = "A1B2C3") @Nullable String document,
            @Nullable AskedValues values,
            @Schema(description = "E_0442: A02, A03, A04") @Nullable Refusal reason) {}

    private final InquiryAnswers answers;
    private final Clock clock;

    InquiryAnswersController(InquiryAnswers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @PostMapping("/inquiry-answers")
    @PreAuthorize("hasRole('CASE_WORKER')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Tells a partner stored values of the past, as an answer to his inquiry (17102)",
            description =
                    "Quarter hours (13025) day by day, energy (13019) of the time as a whole, of a metering location its readings (13017). "
                            + "All of it leaves or nothing. Whether the partner may have them is for the case worker to know.")
    void tell(@PathVariable TenantId tenant, @PathVariable ReportingPoint location, @RequestBody InquiryAnswer told) {
        requireRole(tenant);
        var from = told.from();
        var to = told.to();
        if (from == null) throw invalid("from");
        if (to == null
                || !to.isAfter(from)
                || to.isAfter(MarketCalendar.day(clock.instant()))
                || ChronoUnit.YEARS.between(from, to) >= MAX_YEARS) throw invalid("to");
        var values = required(told.values(), "values");
        var fits = values == AskedValues.READING ? location.isMeteringLocation() : location.isMarketLocation();
        if (!fits) throw invalid("location");
        var answer = new Answer(required(told.partner(), "partner"), location, values, DateRange.of(from, to));
        answers.tell(tenant, answer).ifPresent(hindrance -> {
            throw ProblemException.conflict("metering.inquiry-hindered", hindrance);
        });
    }

    @PostMapping("/inquiry-refusals")
    @PreAuthorize("hasRole('CASE_WORKER')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Refuses a partner's inquiry of values (19102)")
    void refuse(
            @PathVariable TenantId tenant, @PathVariable ReportingPoint location, @RequestBody InquiryRefusal refused) {
        requireRole(tenant);
        var document = required(refused.document(), "document");
        if (document.isBlank() || document.length() > DOCUMENT_LENGTH) throw invalid("document");
        answers.refuse(
                tenant,
                required(refused.partner(), "partner"),
                document,
                required(refused.values(), "values"),
                required(refused.reason(), "reason"));
    }

    private void requireRole(TenantId tenant) {
        if (!answers.mayAnswer(tenant)) throw ProblemException.conflict("metering.inquiry-answer-role");
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) throw invalid(field);
        return value;
    }

    private static ProblemException invalid(String field) {
        return ProblemException.invalid("metering.inquiry-answer-field", field);
    }
}
