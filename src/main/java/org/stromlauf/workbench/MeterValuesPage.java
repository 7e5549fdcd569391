package org.stromlauf.workbench;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.stromlauf.access.CurrentUser;
import org.stromlauf.metering.EnergyQuantity;
import org.stromlauf.metering.MeterValues;
import org.stromlauf.metering.Reading;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** A location's meter values: load profile as a picture, readings and quantities as tables, and where to fetch them. */
@Controller
class MeterValuesPage {

    /** Days that are shown in quarter hours, hours and days; a longer time in months. */
    private static final int QUARTER_HOURS = 3;

    private static final int HOURS = 45;
    private static final int DAYS = 800;
    /** Lines of a table. */
    private static final int MOST = 200;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.GERMANY).withZone(MarketCalendar.ZONE);

    private final CurrentUser user;
    private final MeterValues values;
    private final Clock clock;

    MeterValuesPage(CurrentUser user, MeterValues values, Clock clock) {
        this.user = user;
        this.values = values;
        this.clock = clock;
    }

    /**
     * A line of one of the tables.
     *
     * @param of the meter of a reading, the kind of a quantity
     */
    record Line(String time, String register, String of, String value, String status) {}

    @GetMapping("/workbench/{tenant}/meter-values")
    String show(
            @PathVariable String tenant,
            @RequestParam(defaultValue = "") String location,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            Model model) {
        var id = tenant(tenant);
        var yesterday = MarketCalendar.day(clock.instant()).minusDays(1);
        var first = from == null ? yesterday : from;
        var end = to == null ? first.plusDays(1) : to;
        model.addAttribute("tenant", tenant);
        model.addAttribute("location", location.strip());
        model.addAttribute("from", first.toString());
        model.addAttribute("to", end.toString());
        if (location.isBlank()) return "meter-values";
        if (!end.isAfter(first)) {
            model.addAttribute("wrong", "Der letzte Tag liegt nicht nach dem ersten.");
            return "meter-values";
        }
        point(location.strip())
                .ifPresentOrElse(
                        point -> fill(model, id, point, DateRange.of(first, end)),
                        () -> model.addAttribute(
                                "wrong",
                                "\"" + location.strip()
                                        + "\" ist keine Marktlokation (11 Ziffern), Netzlokation (E und 10 Zeichen) oder Messlokation (33 Zeichen) mit richtiger Prüfziffer."));
        return "meter-values";
    }

    private static Optional<ReportingPoint> point(String location) {
        try {
            return Optional.of(ReportingPoint.of(location));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** One that is none, or another's, is no page. */
    private TenantId tenant(String text) {
        try {
            var id = TenantId.of(text);
            if (user.find().filter(u -> u.mayActFor(id)).isPresent()) return id;
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private void fill(Model model, TenantId tenant, ReportingPoint point, DateRange days) {
        var now = clock.instant();
        var readings = point.isMeteringLocation()
                ? values.readings(tenant, MeteringLocationId.of(point.id()), days, now)
                : List.<Reading>of();
        model.addAttribute("shown", true);
        model.addAttribute("resolution", resolution(days));
        model.addAttribute(
                "readings",
                readings.stream().limit(MOST).map(MeterValuesPage::line).toList());
        model.addAttribute(
                "quantities",
                values.quantities(tenant, point, days, now).stream()
                        .limit(MOST)
                        .map(MeterValuesPage::line)
                        .toList());
    }

    private static String resolution(DateRange days) {
        long count = ChronoUnit.DAYS.between(days.from(), days.end());
        return count <= QUARTER_HOURS ? "15min" : count <= HOURS ? "hour" : count <= DAYS ? "day" : "month";
    }

    private static Line line(Reading reading) {
        return new Line(
                GermanFormat.day(reading.day()),
                reading.obis(),
                reading.device(),
                GermanFormat.number(
                        reading.value(),
                        Math.max(0, reading.value().stripTrailingZeros().scale())),
                reading.status().german());
    }

    private static String time(EnergyQuantity quantity) {
        return quantity.isOfDays()
                ? GermanFormat.period(quantity.days())
                : TIME.format(quantity.from()) + " – " + TIME.format(quantity.to());
    }

    private static Line line(EnergyQuantity quantity) {
        return new Line(
                time(quantity),
                quantity.obis(),
                quantity.kind() == EnergyQuantity.Kind.DELIVERY_NOTE ? "Lieferschein" : "gemessen",
                GermanFormat.number(quantity.energy().kwh(), 3),
                quantity.status().german());
    }
}
