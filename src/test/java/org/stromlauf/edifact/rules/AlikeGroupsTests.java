package org.stromlauf.edifact.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.ReadingLimits;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.examples.Examples;
import org.stromlauf.edifact.examples.Wish;
import org.stromlauf.edifact.reading.InterchangeScanner;
import org.stromlauf.edifact.reading.MessageReader;

/** A group like the one before is answered by it: findings and counts are the same as when each is asked. */
class AlikeGroupsTests {

    private static final Definitions DEFINITIONS = Definitions.load(DefinitionSource.classpath());
    private static final HandbookRules RULES = new HandbookRules(DEFINITIONS, DefinitionSource.classpath());
    private static final MessageReader READER = new MessageReader(ReadingLimits.DEFAULT);
    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");

    private static final String QUARTER = "QTY+220:%s'DTM+163:2026112023%02d?+00:303'DTM+164:2026112023%02d?+00:303'";

    /** A load profile of five quarters, the third of them as given. */
    private static String profile(String third) {
        var text = new StringBuilder("UNA:+.? 'UNB+UNOC:3+9900000000001:500+9900000000002:500+261122:0800+1'"
                + "UNH+1+MSCONS:D:04B:UN:2.5'BGM+Z48+D1+9'DTM+137:202611220100?+00:303'RFF+Z13:13025'"
                + "NAD+MS+9900000000001::293'NAD+MR+9900000000002::293'UNS+D'NAD+DP'LOC+172+51238696781'"
                + "DTM+163:202611202300?+00:303'DTM+164:202611212300?+00:303'LIN+1'PIA+5+1-1?:1.29.0:SRW'");
        for (int i = 0; i < 5; i++) text.append(i == 2 ? third : QUARTER.formatted(i + ".5", i * 10, i * 10 + 10));
        return text + "UNT+0+1'UNZ+1+1'";
    }

    private static HandbookRules.Result checked(String text, String pid, boolean isEachAsked) {
        var bytes = text.getBytes(ISO_8859_1);
        var scanned = InterchangeScanner.scan(bytes, ReadingLimits.DEFAULT);
        var definition = DEFINITIONS.findByPid(VERSION, pid).orElseThrow();
        var walked = READER.read(bytes, scanned.messages().get(0), scanned.delimiters(), definition);
        var all = new BitSet();
        all.set(0, walked.size());
        return RULES.check(new WalkedView(walked, Context.NONE), pid, isEachAsked ? all : null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "QTY+220:3.5'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|0",
                "QTY+220:-3.5'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|1",
                "QTY+220:3.5555'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|1",
                "QTY+220:3.5'DTM+163:202711202320?+00:303'DTM+164:202611202330?+00:303'|1",
                "QTY+220:3.5'DTM+163:202611202320?+00:304'DTM+164:202611202330?+00:303'|1",
                "QTY+220:3.5'DTM+163:202611202320?+00:303'|1",
                "QTY+220'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|1",
                "QTY+999:1'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|1",
                "QTY+67:1'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|2",
                "QTY+220:1'DTM+163:202611202320?+00:303'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|1",
            })
    void aGroupUnlikeItsNeighboursIsFoundAmongThem(String third, int findings) {
        var text = profile(third);
        var together = checked(text, "13025", false);

        assertThat(together).isEqualTo(checked(text, "13025", true));
        assertThat(together.findings()).hasSize(findings);
    }

    @Test
    void answersForEveryColumnAreThoseOfEachGroupAsked() {
        var examples = new Examples(DEFINITIONS, DefinedMessages.load(DefinitionSource.classpath()));
        var random = new Random(7);
        for (var column : examples.columns(VERSION)) {
            if (column.length() != 5) continue;
            var text = doubled(
                    new String(examples.make(VERSION, column, Wish.LEAST).interchange(), ISO_8859_1), random);
            assertThat(checked(text, column, false)).as(column).isEqualTo(checked(text, column, true));
        }
    }

    /** Some runs of segments twice, so that groups stand beside those like them. */
    private static String doubled(String text, Random random) {
        var segments = text.split("(?<=')");
        var result = new StringBuilder();
        for (int s = 0; s < segments.length; s++) {
            result.append(segments[s]);
            if (s < 9 || s > segments.length - 5 || random.nextInt(3) > 0) continue;
            for (int copies = random.nextInt(3); copies > 0; copies--) {
                for (int back = random.nextInt(3); back >= 0; back--) result.append(segments[s - back]);
            }
        }
        return result.toString();
    }
}
