package org.stromlauf.rating;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.stromlauf.rating.Plan.Step;
import org.stromlauf.rating.Quantities.Session;
import org.stromlauf.rating.Worksheet.Entry;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;

/** What happens on a day, and what follows from other amounts. */
final class EventRating {

    private static final int THOUSAND = 1000;
    private static final int QUARTER_MINUTES = 15;

    private EventRating() {}

    static void oneOff(Step step, Worksheet sheet) {
        sheet.add(step, counted(step, BigDecimal.ONE, List.of()));
    }

    static void services(Step step, Worksheet sheet) {
        for (var service : sheet.quantities().services()) {
            if (service.component().equals(step.component().key())
                    && step.range().contains(service.day())) {
                sheet.add(
                        step,
                        counted(step, service.quantity(), List.of(service.reference()))
                                .labelled(" am " + GermanFormat.day(service.day())));
            }
        }
    }

    static void sessions(Step step, Worksheet sheet) {
        long sum = 0;
        var counted = new ArrayList<Session>();
        for (var session : sheet.quantities().sessions()) {
            var day = MarketCalendar.day(session.start());
            if (!step.range().contains(day) || !isInZone(step, session, day)) continue;
            counted.add(session);
            var free = step.component().free();
            long less = free == null ? 0 : free.movePointRight(3).longValueExact();
            sum = Math.addExact(sum, Math.max(0, measured(step, session) - less));
        }
        if (counted.isEmpty()) return;
        var text = counted.size() + " Ladevorgänge, " + counted.get(0).id() + " bis "
                + counted.get(counted.size() - 1).id();
        sheet.add(step, counted(step, BigDecimal.valueOf(sum, 3), List.of(text)));
    }

    /** In thousandths: Wh, or started minutes, or the session itself. */
    private static long measured(Step step, Session session) {
        return switch (step.component().printedUnit()) {
            case "kWh" -> session.wattHours();
            case "min" ->
                minutes(
                                "parking".equals(step.component().register())
                                        ? session.parking()
                                        : Duration.between(session.start(), session.end()))
                        * THOUSAND;
            default -> THOUSAND;
        };
    }

    private static long minutes(Duration duration) {
        return duration.plusMinutes(1).minusNanos(1).toMinutes();
    }

    private static boolean isInZone(Step step, Session session, LocalDate day) {
        var times = step.terms().times();
        var zone = step.component().zoneName();
        if (times == null || zone == null) return true;
        var quarter = (int) (Duration.between(MarketCalendar.startOfDay(day), session.start())
                        .toMinutes()
                / QUARTER_MINUTES);
        return times.mask(day, zone)[quarter];
    }

    private static Entry counted(Step step, BigDecimal quantity, List<String> sources) {
        var thousandths = quantity.movePointRight(3).longValueExact();
        return new Entry(
                Worksheet.plain(quantity),
                step.component().printedUnit(),
                BigDecimal.valueOf(step.priceE8(), 8),
                BigDecimal.ONE,
                Worksheet.sum(thousandths, step.priceE8()),
                sources);
    }

    static void percent(Step step, Worksheet sheet) {
        var basis = sheet.sumOf(step.component().of(), step.range()).euros();
        // Cents × 1e-8 percent = 1e-12 €.
        var sum = basis.unscaledValue().multiply(BigInteger.valueOf(step.priceE8()));
        sheet.add(
                step,
                new Entry(
                        basis,
                        "€",
                        BigDecimal.valueOf(step.priceE8(), 8),
                        BigDecimal.valueOf(100),
                        LineSum.of(sum, 12),
                        List.of("Summe aus "
                                + String.join(", ", step.component().of()))));
    }

    /** By the days of the year; nothing when the others reach it. */
    static void minimum(Step step, Worksheet sheet) {
        var reached = sheet.sumOf(step.component().of(), step.range());
        long days = step.range().days();
        long yearDays = TimeRating.yearDays(step);
        // (price × days − reached × days of the year) / days of the year
        var sum = BigInteger.valueOf(step.priceE8())
                .multiply(BigInteger.valueOf(days))
                .subtract(reached.euros().movePointRight(8).toBigIntegerExact().multiply(BigInteger.valueOf(yearDays)));
        if (sum.signum() <= 0) return;
        var lacking = Worksheet.share(sum, 8, 1, yearDays);
        sheet.add(
                step,
                new Entry(
                        BigDecimal.ONE,
                        "Stück",
                        lacking.rounded().euros(),
                        BigDecimal.ONE,
                        lacking,
                        List.of("Mindestbetrag " + GermanFormat.fixed(BigDecimal.valueOf(step.priceE8(), 8), 2)
                                + " € im Jahr, erreicht " + GermanFormat.money(reached))));
    }
}
