package org.stromlauf.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;

/**
 * What half a megabyte of nothing but trouble costs, counted and not timed: all that its reading allocates, most of which is freed
 * at once, stays below 64 MB, and what is told of it below the limits. What grew with the square of the segments would not end.
 */
class HostileBoundsTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load(DefinitionSource.classpath());
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long BOUND = 64L << 20;
    private static final int BYTES = 512 << 10;

    private static final String UNB = "UNA:+.? 'UNB+UNOC:3+9900000000001:500+9900000000002:500+261102:0800+1'";
    private static final String MSCONS = UNB + "UNH+1+MSCONS:D:04B:UN:2.5'BGM+7+D1+9'DTM+137:202611020800?+00:303'"
            + "RFF+Z13:13017'NAD+MS+9900000000001::293'NAD+MR+9900000000002::293'UNS+D'NAD+DP'";
    private static final String UTILMD = UNB + "UNH+1+UTILMD:D:11A:UN:S2.2'BGM+E01+D1'DTM+137:202611020800?+00:303'"
            + "NAD+MS+9900000000001::293'NAD+MR+9900000000002::293'";

    /** A beginning and what is repeated behind it. */
    record Bomb(String head, String repeated) {

        byte[] bytes() {
            var count = Math.max(1, (BYTES - head.length()) / repeated.length());
            var segments =
                    (head + repeated.repeat(count)).split("(?<!\\?)'", -1).length - (head.startsWith("UNA") ? 3 : 2);
            var end = head.equals(UNB) ? "" : "UNT+" + (segments + 1) + "+1'UNZ+1+1'";
            return (head + repeated.repeat(count) + end).getBytes(ISO_8859_1);
        }

        @Override
        public String toString() {
            return head.length() + " " + repeated.substring(0, Math.min(repeated.length(), 60));
        }
    }

    static Stream<Bomb> bombs() {
        var outside =
                Stream.of("A", "+", ":", "?", "'", "UNH+1'", "UNH+1+MSCONS:D:04B:UN:2.5'", "UNH+1'UNT+2+1'", "\u00ff'");
        var meters = Stream.of(
                "LOC+172+X'", "LIN+1'", "QTY+220:x'", "RFF+MG:1'", "XXX'", "NAD+DP'", "LOC+172+X'LIN+1'QTY+1:1'");
        var masters = Stream.of(
                "IDE+24+1'", "IDE+24+1'RFF+Z13:55001'", "IDE+24+1'SEQ+Z01'CCI+++Z15'", "STS+7++E03'", "SEQ+ZZZ'");
        var pids = Definitions.load(DefinitionSource.classpath())
                .findByPid(FormatVersion.of("FV2026-10"), "55001")
                .orElseThrow()
                .head()
                .pids();
        var known = pids.stream().map(p -> "IDE+24+1'RFF+Z13:" + p + "'").collect(Collectors.joining());
        var madeUp = IntStream.range(0, BYTES / 24)
                .mapToObj(i -> "IDE+24+1'RFF+Z13:" + (i == 0 ? 55001 : 100_000 + i) + "'")
                .collect(Collectors.joining());
        var mixed = Stream.of(known, madeUp);
        return Stream.of(
                        mixed.map(r -> new Bomb(UTILMD, r)),
                        outside.map(r -> new Bomb(UNB, r)),
                        meters.map(r -> new Bomb(MSCONS, r)),
                        masters.map(r -> new Bomb(UTILMD, r)))
                .flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void boundsWhatIsAllocatedAndTold(Bomb bomb, @TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("bomb"), bomb.bytes());
        var told = new AtomicInteger();
        var begun = THREADS.getCurrentThreadAllocatedBytes();

        ENGINE.check(file, Context.NONE, new InterchangeTaker() {
            @Override
            public void interchange(CheckedInterchange head) {
                told.addAndGet(head.findings().size());
            }

            @Override
            public void message(
                    CheckedInterchange head, CheckedMessage message, java.util.function.Supplier<Outline> outline) {
                told.addAndGet(message.findings().size());
            }
        });

        assertThat(told.get()).isBetween(1, 2 * ReadingLimits.DEFAULT.findings());
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - begun)
                .as("bytes allocated")
                .isLessThan(BOUND);
    }
}
