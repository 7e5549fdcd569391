package org.stromlauf.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Positions whose line in the handbook names no code, beside siblings of other PIDs that are told apart by one (ORDERS SG29). */
class PlainLinesTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load();
    private static final Pattern LINES = Pattern.compile("LIN\\+.*?(?=UNS\\+)");
    private static final Pattern COUNT = Pattern.compile("UNT\\+\\d+");

    @ParameterizedTest
    @ValueSource(strings = {"17103", "17113", "17120", "17201"})
    void messageWithoutThePositionsThatItMustHaveIsTold(String pid) {
        assertThat(check(pid, "")).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("ITEM_MISSING");
            assertThat(finding.aperak()).isEqualTo("Z29");
            assertThat(finding.path()).isEqualTo("SG29");
        });
    }

    /** Read as the position of another PID it is still the position that was asked for. */
    @Test
    void positionWithTheCodeOfAnotherPidIsNotMissed() {
        assertThat(check("17113", "LIN+1++Z64'PIA+5+1-1?:1.8.0:SRW'")).noneMatch(f -> "SG29".equals(f.path()));
    }

    private static List<Finding> check(String pid, String lines) {
        var whole = new String(ENGINE.example(FormatVersion.of("FV2026-10"), pid), ISO_8859_1);
        var found = LINES.matcher(whole);
        assertThat(found.find()).isTrue();
        var without = whole.replace(found.group(), lines);
        var body = without.substring(without.indexOf("UNH+"), without.indexOf("UNT+"));
        var segments = body.chars().filter(c -> c == '\'').count() + 1;
        var counted = COUNT.matcher(without).replaceFirst("UNT+" + segments);
        var checked = ENGINE.check(counted.getBytes(ISO_8859_1), MessageEngine.Context.NONE);
        assertThat(checked.findings()).isEmpty();
        return checked.messages().get(0).findings();
    }
}
