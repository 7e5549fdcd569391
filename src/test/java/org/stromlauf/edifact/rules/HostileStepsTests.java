package org.stromlauf.edifact.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.ReadingLimits;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.reading.InterchangeScanner;
import org.stromlauf.edifact.reading.MessageReader;

/**
 * How often rules look at a message that is nothing but trouble, counted and not timed: so many times for each segment, however
 * many there are. Half a megabyte has about 40,000 segments; at 400 looks each that is well below a second.
 */
class HostileStepsTests {

    private static final Definitions DEFINITIONS = Definitions.load(DefinitionSource.classpath());
    private static final HandbookRules RULES = new HandbookRules(DEFINITIONS, DefinitionSource.classpath());
    private static final MessageReader READER = new MessageReader(ReadingLimits.DEFAULT);
    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");
    private static final int SEGMENTS = 500;
    private static final long LOOKS = 400;

    private static final String MSCONS = "MSCONS:D:04B:UN:2.5'BGM+7+D1+9'DTM+137:202611020800?+00:303'RFF+Z13:13017'"
            + "NAD+MS+9900000000001::293'NAD+MR+9900000000002::293'UNS+D'NAD+DP'";
    private static final String UTILMD = "UTILMD:D:11A:UN:S2.2'BGM+E01+D1'DTM+137:202611020800?+00:303'"
            + "NAD+MS+9900000000001::293'NAD+MR+9900000000002::293'";
    private static final String TRANSACTION = UTILMD + "IDE+24+1'STS+7++E03+ZW4'LOC+Z16+51238696781'RFF+Z13:55001'";

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("13017", MSCONS, "LOC+172+X'"),
                Arguments.of("13017", MSCONS + "LOC+172+X'", "LIN+1'"),
                Arguments.of("13017", MSCONS + "LOC+172+X'LIN+1'", "QTY+220:x'"),
                Arguments.of("13017", MSCONS + "LOC+172+X'LIN+1'", "QTY+220:1'DTM+7:X:303'STS+Z32++Z92'"),
                Arguments.of("13017", MSCONS, "LOC+172+X'LIN+1'QTY+1:1'"),
                Arguments.of("55001", UTILMD, "IDE+24+1'RFF+Z13:55001'"),
                Arguments.of("55001", UTILMD, "IDE+24+1'SEQ+Z01'CCI+++Z15'"),
                Arguments.of("55001", TRANSACTION, "SEQ+Z79'"),
                Arguments.of("55001", TRANSACTION, "SEQ+Z79+1'PIA+5+9991000002082:Z11'"),
                Arguments.of("55001", TRANSACTION, "SEQ+Z01'CCI+++Z15'CCI+++ZA6'CCI+Z42++ZB9'CAV+Z74:::Z09'"),
                Arguments.of("55001", TRANSACTION, "NAD+Z09+++A:B::::Z01'"),
                Arguments.of("55002", TRANSACTION.replace("55001", "55002"), "SEQ+Z03'RFF+Z19:X'CCI+++E13'"));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void looksAtEachSegmentSoManyTimes(String pid, String head, String repeated) {
        for (int size : new int[] {SEGMENTS, 4 * SEGMENTS}) {
            var text = new StringBuilder("UNB+UNOC:3+9900000000001:500+9900000000002:500+261102:0800+1'UNH+1+" + head);
            text.append(repeated.repeat(size / repeated.split("'").length));
            text.append("UNT+0+1'UNZ+1+1'");

            assertThat(looks(text.toString(), pid)).as("%d segments", size).isLessThan(LOOKS * size);
        }
    }

    private static long looks(String text, String pid) {
        var bytes = text.getBytes(ISO_8859_1);
        var scanned = InterchangeScanner.scan(bytes, ReadingLimits.DEFAULT);
        var definition = DEFINITIONS.findByPid(VERSION, pid).orElseThrow();
        var walked = READER.read(bytes, scanned.messages().get(0), scanned.delimiters(), definition);
        var looks = new long[1];
        var unused = RULES.check(counting(new WalkedView(walked, Context.NONE), looks), pid);
        assertThat(looks[0]).isPositive();
        return looks[0];
    }

    /** The view with every question to it counted; what is asked of the whole message counts as many as it has segments. */
    private static MessageView counting(MessageView view, long[] looks) {
        return (MessageView) Proxy.newProxyInstance(
                HostileStepsTests.class.getClassLoader(),
                new Class<?>[] {MessageView.class},
                (proxy, method, given) -> {
                    looks[0]++;
                    try {
                        return method.invoke(view, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
