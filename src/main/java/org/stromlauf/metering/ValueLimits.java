package org.stromlauf.metering;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.MarketCalendar;

/** Until when meter values and answers about them are due: {@code metering/limits.yaml}, with validity and source of each. */
final class ValueLimits {

    /** What is due. */
    enum Duty {
        /** A reading at start or end of supply of an intelligent metering system. */
        READING_OF_INTELLIGENT_SYSTEM,
        /** Any other reading at start or end of supply, and the yearly one. */
        READING,
        /** A month's energy and reading of an intelligent metering system, from the first of the next month. */
        MONTH,
        /** Values corrected or the complaint refused. */
        ANSWER_TO_COMPLAINT,
        /** Values of the past told or the inquiry refused. */
        ANSWER_TO_INQUIRY
    }

    /** How days are counted. */
    enum Unit {
        DAYS,
        WORKING_DAYS
    }

    /**
     * @param to first day on which it no longer holds; null = until something ends it
     * @param verify what is not settled about it; null when nothing is open
     */
    record Limit(
            int amount, Unit unit, LocalDate from, @Nullable LocalDate to, String source, @Nullable String verify) {

        @JsonCreator
        Limit(
                @JsonProperty(value = "amount", required = true) int amount,
                @JsonProperty(value = "unit", required = true) Unit unit,
                @JsonProperty(value = "from", required = true) LocalDate from,
                @JsonProperty("to") @Nullable LocalDate to,
                @JsonProperty(value = "source", required = true) String source,
                @JsonProperty("verify") @Nullable String verify) {
            if (amount < 1) throw new IllegalArgumentException("A limit is at least one day, was " + amount);
            this.amount = amount;
            this.unit = unit;
            this.from = from;
            this.to = to;
            this.source = source;
            this.verify = verify;
        }

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }

        /** The last day of the limit for what happened on a day. */
        LocalDate lastDay(LocalDate day) {
            return unit == Unit.DAYS ? day.plusDays(amount) : MarketCalendar.workingDayAfter(day, amount);
        }
    }

    private static final String DATA = "/metering/limits.yaml";
    private static final ValueLimits PUBLISHED = load();

    private final Map<Duty, List<Limit>> limits;

    ValueLimits(Map<Duty, List<Limit>> limits) {
        var missing = EnumSet.allOf(Duty.class);
        missing.removeAll(limits.keySet());
        if (!missing.isEmpty()) throw new IllegalArgumentException("No limit is given for " + missing);
        this.limits = limits;
    }

    static ValueLimits published() {
        return PUBLISHED;
    }

    private static ValueLimits load() {
        var yaml = new ObjectMapper(new YAMLFactory()).registerModule(new JavaTimeModule());
        try (var in = Objects.requireNonNull(ValueLimits.class.getResourceAsStream(DATA), DATA)) {
            return new ValueLimits(yaml.readValue(in, new TypeReference<Map<Duty, List<Limit>>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(DATA + " cannot be read", e);
        }
    }

    /** @throws IllegalArgumentException when none held on that day */
    Limit on(Duty duty, LocalDate day) {
        return Objects.requireNonNull(limits.get(duty)).stream()
                .filter(limit -> limit.holdsOn(day))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No limit of " + duty + " held on " + day + ": add it to " + DATA.substring(1)));
    }

    /**
     * The day of what is missed first on a day, because its limit ended the day before.
     *
     * @return that day; a limit in days ends a day for each day
     */
    LocalDate missedOn(Duty duty, LocalDate today) {
        var limit = on(duty, today);
        if (limit.unit() != Unit.DAYS) throw new IllegalArgumentException(duty + " is counted in " + limit.unit());
        return today.minusDays(limit.amount() + 1L);
    }
}
