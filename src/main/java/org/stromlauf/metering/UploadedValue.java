package org.stromlauf.metering;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stromlauf.metering.ValueUpload.Line;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MeteringLocationId;

/**
 * What a line of an upload tells: a value of a load profile, the energy of whole days, or a reading, which has a device and no end.
 *
 * @param kwh of gas volumes cubic metres
 */
record UploadedValue(
        ReportingPoint point,
        String obis,
        @Nullable String device,
        Instant from,
        @Nullable Instant to,
        BigDecimal kwh,
        ValueStatus status) {

    private static final Pattern OBIS = Pattern.compile("\\d-\\d{1,2}:\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}");
    private static final int MAX_AGE_YEARS = 10;
    private static final int MAX_DECIMALS = 3;

    /** @throws UploadLineException naming the field, and what may stand there */
    static UploadedValue read(Line line, Instant now) {
        var value = new UploadedValue(
                point(line),
                obis(line),
                line.fields().get("device"),
                instant(line, "from").orElseThrow(() -> missing("from")),
                instant(line, "to").orElse(null),
                number(line),
                status(line));
        value.requireTime(now);
        if (value.isReading()) value.requireReading();
        else if (value.isQuantity()) value.requireQuantity();
        else value.requireProfile();
        return value;
    }

    boolean isReading() {
        return to == null;
    }

    /** Energy of whole days, of gas days where its OBIS is one of gas. */
    boolean isQuantity() {
        var end = to;
        if (end == null || DayGrid.of(obis, Duration.between(from, end)).isPresent()) return false;
        return end.isAfter(from) && isDayStart(from) && isDayStart(end);
    }

    private boolean isDayStart(Instant instant) {
        if (!DayGrid.isGas(obis))
            return MarketCalendar.startOfDay(MarketCalendar.day(instant)).equals(instant);
        return MarketCalendar.startOfGasDay(MarketCalendar.day(instant)).equals(instant);
    }

    private void requireQuantity() {
        if (MeasuredUnit.of(obis) != MeasuredUnit.KWH) {
            throw new UploadLineException("obis", "'" + obis + "' zählt keine Energie in kWh");
        }
        if (kwh.signum() < 0) throw new UploadLineException("kwh", "Eine Energiemenge ist nicht negativ");
    }

    DayGrid grid() {
        var end = to;
        return end == null
                ? DayGrid.QUARTER_HOURS
                : DayGrid.of(obis, Duration.between(from, end)).orElseThrow();
    }

    long thousandths() {
        return kwh.movePointRight(MAX_DECIMALS).longValueExact();
    }

    private void requireTime(Instant now) {
        if (from.isAfter(now) || (to != null && to.isAfter(now))) {
            throw new UploadLineException("from", "Der Wert liegt in der Zukunft");
        }
        if (MarketCalendar.day(from).isBefore(MarketCalendar.day(now).minusYears(MAX_AGE_YEARS))) {
            throw new UploadLineException("from", "Der Wert liegt außerhalb der Aufbewahrung von zehn Jahren");
        }
    }

    private void requireReading() {
        if (!point.isMeteringLocation()) {
            throw new UploadLineException("location", "Ein Zählerstand (ohne 'to') gehört zu einer Messlokation");
        }
        if (device == null) throw missing("device");
        if (kwh.signum() < 0) throw new UploadLineException("kwh", "Ein Zählerstand ist nicht negativ");
    }

    private void requireProfile() {
        var step = DayGrid.of(obis, Duration.between(from, to));
        if (step.isEmpty()) {
            throw new UploadLineException(
                    "to",
                    "Von 'from' bis 'to' ist eine Viertelstunde, eine Stunde oder, bei einer Energiemenge, eine Zahl ganzer Tage");
        }
        long offset =
                Duration.between(step.get().start(step.get().day(from)), from).toSeconds();
        if (offset % step.get().step().toSeconds() != 0) {
            throw new UploadLineException("from", "Der Beginn liegt nicht auf dem Raster des Tages");
        }
    }

    private static ReportingPoint point(Line line) {
        var text = required(line, "location");
        try {
            return ReportingPoint.of(text);
        } catch (IllegalArgumentException e) {
            throw new UploadLineException(
                    "location", "'" + text + "' ist keine Markt-, Mess- oder Netzlokation (Prüfziffer beachten)");
        }
    }

    private static String obis(Line line) {
        var text = required(line, "obis");
        if (!OBIS.matcher(text).matches()) {
            throw new UploadLineException("obis", "'" + text + "' ist keine OBIS-Kennzahl wie 1-1:1.29.0");
        }
        return text;
    }

    private static Optional<Instant> instant(Line line, String field) {
        var text = line.fields().get(field);
        if (text == null) return Optional.empty();
        try {
            return Optional.of(java.time.OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new UploadLineException(
                    field, "'" + text + "' ist kein Zeitpunkt mit Zeitzone wie 2026-10-24T22:15:00Z");
        }
    }

    private static BigDecimal number(Line line) {
        var text = required(line, "kwh");
        try {
            var number = new BigDecimal(text.replace(',', '.'));
            if (number.stripTrailingZeros().scale() <= MAX_DECIMALS && number.precision() - number.scale() <= 15) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UploadLineException("kwh", "'" + text + "' ist keine Zahl");
        }
        throw new UploadLineException("kwh", "'" + text + "' hat mehr als drei Nachkommastellen oder ist zu groß");
    }

    private static ValueStatus status(Line line) {
        var text = line.fields().getOrDefault("status", ValueStatus.TRUE_VALUE.name());
        try {
            return ValueStatus.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UploadLineException(
                    "status", "'" + text + "' ist keiner von " + Arrays.toString(ValueStatus.values()));
        }
    }

    private static String required(Line line, String field) {
        var text = line.fields().get(field);
        if (text == null) throw missing(field);
        return text;
    }

    private static UploadLineException missing(String field) {
        return new UploadLineException(field, "Die Angabe '" + field + "' fehlt");
    }

    MeteringLocationId meteringLocation() {
        return MeteringLocationId.of(point.id());
    }
}
