package org.stromlauf.metering.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.metering.AskedValues;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.metering.ValueInquiries;
import org.stromlauf.metering.ValueInquiries.Inquiry;
import org.stromlauf.metering.ValueInquiries.Question;
import org.stromlauf.metering.ValueInquiries.State;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** What a supplier asks metering operators for, of gas grid operators. */
@RestController
@RequestMapping("/api/tenants/{tenant}/meter-values/{location}/inquiries")
@Tag(name = "Meter values", description = "Messwerte: readings, energy quantities and load profiles with their status")
class ValueInquiriesController {

    /** A time of the past. */
    record Asked(
            @Nullable AskedValues values,
            @Schema(example = "9900000000005", description = "Of gas the grid operator") @Nullable
                    MarketPartnerId meteringOperator,
            @Schema(example = "2025-11-01") @Nullable LocalDate from,
            @Schema(example = "2026-11-01", description = "First day that is not asked for; not in the future")
                    @Nullable
                    LocalDate to) {}

    /** A question and what became of it. */
    record InquiryView(
            @Schema(description = "Number of the ORDERS") String document,
            MarketPartnerId meteringOperator,
            AskedValues values,
            LocalDate from,
            LocalDate to,
            Instant sentAt,
            LocalDate answerDue,
            State state,
            @Schema(example = "A01", description = "E_0442; A01: complain of the values instead") @Nullable
                    String refusal) {}

    private final ValueInquiries inquiries;
    private final Clock clock;

    ValueInquiriesController(ValueInquiries inquiries, Clock clock) {
        this.inquiries = inquiries;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Lists what was asked for of a location, the newest first, with the state of each")
    List<InquiryView> list(@PathVariable TenantId tenant, @PathVariable ReportingPoint location) {
        return inquiries.of(tenant, location).stream()
                .map(ValueInquiriesController::view)
                .toList();
    }

    @PostMapping
    @PreAuthorize("hasRole('CASE_WORKER')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Asks a metering operator for values of the past (17102)",
            description =
                    "For a time before one's own supply: who supplied the location then is refused (19102, A01) and complains instead. Readings are "
                            + "asked for of a metering location, quarter hours and energy of a market location.")
    InquiryView ask(@PathVariable TenantId tenant, @PathVariable ReportingPoint location, @RequestBody Asked asked) {
        if (!inquiries.mayAsk(tenant)) throw ProblemException.conflict("metering.inquiry-role");
        var question = question(location, asked);
        var document = inquiries.ask(tenant, question);
        return inquiries.of(tenant, location).stream()
                .filter(i -> i.document().equals(document))
                .map(ValueInquiriesController::view)
                .findFirst()
                .orElseThrow();
    }

    private Question question(ReportingPoint location, Asked asked) {
        var values = asked.values();
        var operator = asked.meteringOperator();
        var from = asked.from();
        var to = asked.to();
        if (values == null) throw invalid("values");
        if (operator == null) throw invalid("meteringOperator");
        if (from == null) throw invalid("from");
        if (to == null || !to.isAfter(from) || to.isAfter(MarketCalendar.day(clock.instant()))) throw invalid("to");
        var fits = values == AskedValues.READING ? location.isMeteringLocation() : location.isMarketLocation();
        if (!fits) throw invalid("location");
        return new Question(location, operator, values, DateRange.of(from, to));
    }

    private static ProblemException invalid(String field) {
        return ProblemException.invalid("metering.inquiry-field", field);
    }

    private static InquiryView view(Inquiry inquiry) {
        var question = inquiry.question();
        return new InquiryView(
                inquiry.document(),
                question.operator(),
                question.asked(),
                question.days().from(),
                question.days().end(),
                inquiry.sentAt(),
                inquiry.answerDue(),
                inquiry.state(),
                inquiry.refusal());
    }
}
