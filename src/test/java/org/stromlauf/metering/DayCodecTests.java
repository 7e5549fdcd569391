package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.stromlauf.shared.MarketCalendar;

/** A packed day gives back what was packed, and nothing else is taken for a packed day. */
class DayCodecTests {

    private static final LocalDate SHORT = LocalDate.of(2026, 3, 29);
    private static final LocalDate NORMAL = LocalDate.of(2026, 7, 1);
    private static final LocalDate LONG = LocalDate.of(2026, 10, 25);
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void packsDifferencesAsZigzagVarints() {
        var values = new long[96];
        values[0] = 1;
        values[1] = 0;
        values[2] = 64;
        values[3] = 20_000;
        Arrays.fill(values, 4, 96, 20_000);

        // +1 → 02, -1 → 01, +64 → 80 01, +19936 → 39872 → c0 b7 02, then zeros.
        assertThat(HEX.formatHex(DayCodec.values(DayValues.of(NORMAL, values, ValueStatus.TRUE_VALUE))))
                .isEqualTo("02" + "01" + "8001" + "c0b702" + "00".repeat(92));
    }

    @Test
    void packsNoStatusesOfADayOfTrueValues() {
        assertThat(DayCodec.statuses(DayValues.of(NORMAL, new long[96], ValueStatus.TRUE_VALUE)))
                .isNull();
    }

    @Test
    void packsStatusesAsRuns() {
        var day = DayValues.builder(LONG);
        for (int i = 0; i < 100; i++) day.set(i, 5, ValueStatus.TRUE_VALUE, false);
        day.set(50, 7, ValueStatus.SUBSTITUTE, true).set(51, 7, ValueStatus.PRELIMINARY, false);

        assertThat(HEX.formatHex(DayCodec.statuses(day.build()))).isEqualTo("0132" + "1201" + "0301" + "0130");
    }

    @Test
    void marksWhatIsMissing() {
        var day = DayValues.builder(SHORT)
                .set(91, 4, ValueStatus.TRUE_VALUE, false)
                .build();

        assertThat(HEX.formatHex(DayCodec.statuses(day))).isEqualTo("005b" + "0101");
        assertThat(day.isComplete()).isFalse();
        assertThat(day.total()).isEqualTo(4);
    }

    @Property
    void givesBackWhatWasPacked(@ForAll("days") DayValues day) {
        assertThat(DayCodec.decode(day.day(), DayCodec.values(day), DayCodec.statuses(day)))
                .isEqualTo(day);
    }

    @Property
    void refusesEveryOtherLengthOfTheSameBytes(@ForAll("days") DayValues day) {
        var bytes = DayCodec.values(day);

        assertRefused(day.day(), Arrays.copyOf(bytes, bytes.length - 1), null);
        assertRefused(day.day(), Arrays.copyOf(bytes, bytes.length + 1), null);
    }

    @Property
    void readsNoTwoWaysToWriteADay(@ForAll @Size(96) byte[] bytes) {
        try {
            assertThat(DayCodec.values(DayCodec.decode(NORMAL, bytes, null))).isEqualTo(bytes);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching(".*(ends in the middle|malformed|after its last|range of long).*");
        }
    }

    @Property
    void readsEveryDayOfSmallNumbers(@ForAll @Size(96) List<@ByteRange(min = 0) Byte> numbers) {
        var bytes = new byte[96];
        for (int i = 0; i < 96; i++) bytes[i] = numbers.get(i);

        assertThat(DayCodec.values(DayCodec.decode(NORMAL, bytes, null))).isEqualTo(bytes);
    }

    @Test
    void refusesNumbersThatLeaveTheRangeOrAreWrittenTooLong() {
        var tooLong = HEX.parseHex("8000" + "00".repeat(95));
        var elevenBytes = HEX.parseHex("ffffffffffffffffffff01" + "00".repeat(95));
        var overflow = HEX.parseHex("feffffffffffffffff01" + "02" + "00".repeat(94));

        assertRefused(NORMAL, tooLong, null);
        assertRefused(NORMAL, elevenBytes, null);
        assertThatThrownBy(() -> DayCodec.decode(NORMAL, overflow, null)).hasMessageContaining("range of long");
    }

    @Test
    void refusesRunsOfUnknownMarksOrBeyondTheDay() {
        var values = DayCodec.values(DayValues.of(NORMAL, new long[96], ValueStatus.TRUE_VALUE));

        for (var statuses : new String[] {"0461", "0160", "1060", "0161", "015f", "0100", "", "016001"}) {
            var bytes = HEX.parseHex(statuses);
            if (statuses.equals("0160")) {
                assertThat(DayCodec.decode(NORMAL, values, bytes).isComplete()).isTrue();
            } else {
                assertRefused(NORMAL, values, bytes);
            }
        }
    }

    @Test
    void refusesADayOfTheWrongLength() {
        var packed = DayCodec.values(DayValues.of(NORMAL, new long[96], ValueStatus.TRUE_VALUE));

        assertRefused(SHORT, packed, null);
        assertRefused(LONG, packed, null);
        assertThatThrownBy(() -> DayValues.of(LONG, new long[96], ValueStatus.TRUE_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(LocalDate day, byte[] values, byte[] statuses) {
        assertThatThrownBy(() -> DayCodec.decode(day, values, statuses)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    static Arbitrary<DayValues> days() {
        return Arbitraries.of(SHORT, NORMAL, LONG).flatMap(day -> {
            int n = MarketCalendar.quarterHours(day);
            var values = Arbitraries.longs()
                    .between(-1_000_000_000_000L, 1_000_000_000_000L)
                    .array(long[].class)
                    .ofSize(n);
            var marks = Arbitraries.of((byte) 0, (byte) 1, (byte) 2, (byte) 3, (byte) 0x11, (byte) 0x12, (byte) 0x13)
                    .array(Byte[].class)
                    .ofSize(n);
            return Combinators.combine(values, marks).as((v, m) -> day(day, v, m));
        });
    }

    private static DayValues day(LocalDate day, long[] values, Byte[] marks) {
        var bytes = new byte[marks.length];
        for (int i = 0; i < bytes.length; i++) bytes[i] = marks[i];
        return new DayValues(day, values, bytes);
    }
}
