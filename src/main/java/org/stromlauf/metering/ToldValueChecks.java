package org.stromlauf.metering;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stromlauf.metering.MeterMessage.Counter;
import org.stromlauf.shared.MarketCalendar;

/** What the values of one message must fulfil together, whatever is known from others. */
final class ToldValueChecks {

    /** What tells nothing but load profiles of market locations. */
    private static final Set<String> INTERVALS = Set.of(MeterValueReader.PROFILE, MeterValueReader.GAS_PROFILE);

    private ToldValueChecks() {}

    /** @throws FaultyMessageException naming the first that does not */
    static void check(String pid, Contents.Values values) {
        requireDocumented(pid, values);
        requireOnce(values);
        requireKept(values);
    }

    /** MSCONS AHB, condition 495: no measured value is later than its document. Profiles of gas may be forecasts. */
    private static void requireDocumented(String pid, Contents.Values values) {
        if (pid.equals(MeterValueReader.GAS_PROFILE)) return;
        var last = Stream.of(
                        values.days().stream().map(d -> d.values().from(d.lastPresent())),
                        values.readings().stream().map(Reading::at),
                        values.quantities().stream().map(q -> q.to().minusSeconds(1)))
                .flatMap(i -> i)
                .max(Instant::compareTo);
        if (last.isPresent() && last.get().isAfter(values.provenance().documentedAt())) {
            throw new FaultyMessageException("Z41", "Ein Wert liegt nach dem Dokumentendatum");
        }
    }

    /** Nobody keeps values of ten years ago, and none are told three years ahead. */
    private static void requireKept(Contents.Values values) {
        var documented = MarketCalendar.day(values.provenance().documentedAt());
        var named = Stream.of(
                        values.readings().stream().map(Reading::at),
                        values.quantities().stream().flatMap(q -> Stream.of(q.from(), q.to())),
                        values.others().stream().flatMap(o -> Stream.of(o.from(), o.to())))
                .flatMap(i -> i)
                .map(MarketCalendar::day)
                .filter(d -> d.isBefore(documented.minusYears(ProfileReader.MAX_AGE_YEARS))
                        || d.isAfter(documented.plusYears(ProfileReader.MAX_AHEAD_YEARS)))
                .findFirst();
        if (named.isPresent()) {
            throw new FaultyMessageException("Z41", "Der Tag " + named.get() + " liegt außerhalb der Aufbewahrung");
        }
    }

    /** A message that tells two values of the same time contradicts itself. */
    private static void requireOnce(Contents.Values values) {
        var readAt = new HashMap<List<Object>, BigDecimal>();
        for (var reading : values.readings()) {
            var known = readAt.put(
                    List.of(reading.location(), reading.device(), reading.obis(), reading.at()), reading.value());
            requireSame(known, reading.value(), reading.at());
        }
        var usedIn = new HashMap<List<Object>, BigDecimal>();
        for (var quantity : values.quantities()) {
            var energy = quantity.energy().kwh();
            var known = usedIn.put(
                    List.of(quantity.point(), quantity.obis(), quantity.kind(), quantity.from(), quantity.to()),
                    energy);
            requireSame(known, energy, quantity.from());
        }
    }

    private static void requireSame(@Nullable BigDecimal known, BigDecimal value, Instant at) {
        if (known != null && known.compareTo(value) != 0) {
            throw new FaultyMessageException("Z41", "Ein Zeitraum kommt zweimal mit verschiedenen Werten vor: " + at);
        }
    }

    /** Of a market location energy is told by quarter hours, of gas by hours; no other interval divides its days. */
    static void requireGrid(String pid, Counter counter) {
        if (!INTERVALS.contains(pid) || MeasuredUnit.of(counter.obis) != MeasuredUnit.KWH) return;
        for (var value : counter.values) {
            var from = value.from;
            var to = value.to;
            if (from == null || to == null) continue;
            if (DayGrid.of(counter.obis, Duration.between(from, to)).isEmpty()) {
                throw new FaultyMessageException(
                        "Z41", "Ein Wert des Lastgangs gilt weder für eine Viertelstunde noch für eine Stunde");
            }
        }
    }

    /** 6411 is no part of the AHB; where a sender writes it, it must not say another unit than the OBIS. */
    static void requireUnits(Counter counter) {
        var unit = MeasuredUnit.of(counter.obis);
        for (var value : counter.values) {
            if (unit.contradicts(value.unit)) {
                throw new FaultyMessageException(
                        "Z35", "Die Einheit " + value.unit + " passt nicht zur OBIS-Kennzahl " + counter.obis);
            }
        }
    }
}
