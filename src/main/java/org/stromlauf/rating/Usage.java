package org.stromlauf.rating;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;

/** The energy that a location used, and where the figures come from. */
public sealed interface Usage {

    /** The energy of some days in watt-hours; empty when a day has no value. Adjacent ranges add up exactly. */
    java.util.OptionalLong wattHours(DateRange days);

    /** What is missing in a range, in words. */
    String missingIn(DateRange days);

    /** Where the energy of some days comes from, for the explanation: "Zählerstand 12.345 am 05.10.2026 (abgelesen)". */
    List<String> sources(DateRange days);

    /**
     * Energy between readings. A section that a price change cuts is split by the weights of its days, or evenly by days
     * (proration: by reading, then by load profile, then by days).
     */
    record Metered(List<Section> sections) implements Usage {

        public Metered {
            sections = List.copyOf(sections);
        }

        /** A section whose days are all alike. */
        public static Section evenly(DateRange period, long wattHours, String source) {
            return new Section(period, wattHours, source, new long[0]);
        }

        /**
         * @param dayWeights one a day, any scale; none = every day alike
         * @param spread how its energy was divided, in German, where only a part of it is billed; empty: says nothing
         */
        public record Section(DateRange period, long wattHours, String source, long[] dayWeights, String spread) {

            public Section(DateRange period, long wattHours, String source, long[] dayWeights) {
                this(period, wattHours, source, dayWeights, "");
            }

            public Section {
                if (dayWeights.length != 0 && dayWeights.length != period.days()) {
                    throw new IllegalArgumentException(
                            "A section of " + period.days() + " days has " + dayWeights.length + " day weights");
                }
            }

            private long within(DateRange part) {
                return part.equals(period) ? wattHours : until(part.end()) - until(part.from());
            }

            private String source(DateRange days) {
                var cut =
                        spread.isEmpty() || period.intersection(days).equals(Optional.of(period)) ? "" : ", " + spread;
                return source + cut;
            }

            /** Energy from the section's start until a day: cumulative, so that parts add up to the whole. */
            private long until(LocalDate day) {
                int days = (int) java.time.temporal.ChronoUnit.DAYS.between(period.from(), day);
                if (dayWeights.length == 0) return share(days, period.days());
                long before = 0;
                long all = 0;
                for (int i = 0; i < dayWeights.length; i++) {
                    all = Math.addExact(all, dayWeights[i]);
                    if (i < days) before = Math.addExact(before, dayWeights[i]);
                }
                return share(before, all);
            }

            private long share(long part, long whole) {
                if (whole == 0) throw new IllegalArgumentException("The day weights of " + period + " are all zero");
                return java.math.BigDecimal.valueOf(wattHours)
                        .multiply(java.math.BigDecimal.valueOf(part))
                        .divide(java.math.BigDecimal.valueOf(whole), 0, java.math.RoundingMode.HALF_UP)
                        .longValueExact();
            }
        }

        @Override
        public java.util.OptionalLong wattHours(DateRange days) {
            long sum = 0;
            long covered = 0;
            for (var section : sections) {
                var common = section.period.intersection(days).filter(r -> r.days() > 0);
                if (common.isEmpty()) continue;
                covered += common.get().days();
                sum = Math.addExact(sum, section.within(common.get()));
            }
            return covered == days.days() ? java.util.OptionalLong.of(sum) : java.util.OptionalLong.empty();
        }

        @Override
        public String missingIn(DateRange days) {
            return "Ein Messwert fehlt für "
                    + gaps(days).stream().map(GermanFormat::period).collect(Collectors.joining(" und "));
        }

        /** The parts of a range that no section covers. */
        private List<DateRange> gaps(DateRange days) {
            var gaps = new ArrayList<DateRange>();
            var day = days.from();
            for (var section :
                    sections.stream().sorted(comparing(s -> s.period.from())).toList()) {
                if (!section.period.overlaps(days)) continue;
                if (section.period.from().isAfter(day)) gaps.add(DateRange.of(day, section.period.from()));
                if (section.period.end().isAfter(day)) day = section.period.end();
            }
            if (day.isBefore(days.end())) gaps.add(DateRange.of(day, days.end()));
            return gaps;
        }

        @Override
        public List<String> sources(DateRange days) {
            return sections.stream()
                    .filter(s -> s.period.overlaps(days))
                    .map(s -> s.source(days))
                    .toList();
        }
    }

    /** What several registers counted together: high and low tariff. */
    record Total(List<Usage> parts) implements Usage {

        public Total {
            parts = List.copyOf(parts);
        }

        @Override
        public java.util.OptionalLong wattHours(DateRange days) {
            long sum = 0;
            for (var part : parts) {
                var each = part.wattHours(days);
                if (each.isEmpty()) return each;
                sum = Math.addExact(sum, each.getAsLong());
            }
            return java.util.OptionalLong.of(sum);
        }

        @Override
        public String missingIn(DateRange days) {
            return parts.stream()
                    .filter(p -> p.wattHours(days).isEmpty())
                    .map(p -> p.missingIn(days))
                    .distinct()
                    .collect(Collectors.joining("; "));
        }

        @Override
        public List<String> sources(DateRange days) {
            return parts.stream()
                    .flatMap(p -> p.sources(days).stream())
                    .distinct()
                    .toList();
        }
    }

    /** How {@link #sources} tells that values are not final, which the bill repeats. */
    String PRELIMINARY = "vorläufige Werte";

    /**
     * A load profile: watt-hours of every quarter hour, 92, 96 or 100 a day, consecutive days.
     *
     * @param preliminary days of which a value is not final
     */
    record Profile(LocalDate first, List<long[]> days, String source, Set<LocalDate> preliminary) implements Usage {

        public Profile {
            days = List.copyOf(days);
            preliminary = Set.copyOf(preliminary);
        }

        /** Of final values. */
        public Profile(LocalDate first, List<long[]> days, String source) {
            this(first, days, source, Set.of());
        }

        /** Whether the kernel may add its values without care. */
        boolean isSmall() {
            return days.stream().allMatch(Kernel::areSmall);
        }

        /** The quarter hours of a day; null when there is none. */
        long @Nullable [] day(LocalDate day) {
            int index = (int) java.time.temporal.ChronoUnit.DAYS.between(first, day);
            return index < 0 || index >= days.size() ? null : days.get(index);
        }

        @Override
        public java.util.OptionalLong wattHours(DateRange range) {
            long sum = 0;
            for (var day = range.from(); day.isBefore(range.end()); day = day.plusDays(1)) {
                var values = day(day);
                if (values == null) return java.util.OptionalLong.empty();
                for (long value : values) sum = Math.addExact(sum, value);
            }
            return java.util.OptionalLong.of(sum);
        }

        @Override
        public String missingIn(DateRange range) {
            for (var day = range.from(); day.isBefore(range.end()); day = day.plusDays(1)) {
                if (day(day) == null) return "Der Lastgang fehlt am " + GermanFormat.day(day);
            }
            return "In " + GermanFormat.period(range) + " fehlt nichts";
        }

        @Override
        public List<String> sources(DateRange range) {
            long open = preliminary.stream().filter(range::contains).count();
            if (open == 0) return List.of(source);
            return List.of(source + " (" + PRELIMINARY + " an " + open + (open == 1 ? " Tag)" : " Tagen)"));
        }
    }
}
