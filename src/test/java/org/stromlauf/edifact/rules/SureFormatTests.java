package org.stromlauf.edifact.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bytes show of a format is what the format itself says. */
class SureFormatTests {

    private static final List<String> VALUES = List.of(
            "0",
            "7",
            "12.5",
            "12,345",
            "-3",
            "1.",
            ".5",
            ".",
            "",
            "1.2.3",
            "00012",
            "12.123456",
            "1e3",
            "202611202300?+00",
            "202611202300?+01",
            "2026112023?+00",
            "20261120230A?+00",
            "999999999999?+00");

    private static Expression expression(String text) {
        return requireNonNull(
                StatusExpression.parse("X " + text).clauses().get(0).condition());
    }

    private static boolean isSure(String condition, String raw, long written) {
        var formats = SureFormat.all(expression(condition), Conditions.parse("495 := value <= DTM+137\nhints 501"));
        assertThat(formats).isNotEmpty();
        var bytes = (".." + raw + "..").getBytes(ISO_8859_1);
        return formats.stream().allMatch(f -> f.isKept(bytes, 2, bytes.length - 2, written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"902", "937", "930", "906", "907", "925", "931"})
    void whatIsSureKeepsTheFormat(String number) {
        var format = Formats.of(number);
        var random = new Random(11);
        for (var value : VALUES) {
            assertAgrees(number, format, value);
            for (int i = 0; i < 40 && !value.isEmpty(); i++) {
                var at = random.nextInt(value.length());
                var other = "0123456789.,-+A".charAt(random.nextInt(15));
                assertAgrees(number, format, value.substring(0, at) + other + value.substring(at + 1));
            }
        }
    }

    private static void assertAgrees(String number, Formats.Format format, String raw) {
        var value = raw.replace("?+", "+").replace("?", "");
        if (isSure("[" + number + "]", raw, -1)) {
            assertThat(format.test(value)).as(number + " of " + value).isEqualTo(Truth.TRUE);
        }
    }

    @Test
    void aQuantityAndItsTimesAreSureAtOnce() {
        assertThat(isSure("[902] ∧ [906]", "12.345", -1)).isTrue();
        assertThat(isSure("[902] ∧ [906]", "12.3456", -1)).isFalse();
        assertThat(isSure("[931] ∧ [495]", "202611202300?+00", 202611202300L)).isTrue();
        assertThat(isSure("[931] ∧ [495]", "202611202301?+00", 202611202300L)).isFalse();
        assertThat(isSure("[931] ∧ [501]", "202611202301?+00", -1)).isTrue();
    }

    @Test
    void alternativesAndWhatAMessageDecidesAreNever() {
        var conditions = Conditions.parse("48 := SG9 PIA+5");
        assertThat(SureFormat.all(expression("[902] ∨ [910]"), conditions)).isEmpty();
        assertThat(SureFormat.all(expression("[902] ∧ [48]"), conditions)).isEmpty();
    }
}
