package org.stromlauf.edifact.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.ReadingLimits;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.examples.Examples;
import org.stromlauf.edifact.examples.Wish;
import org.stromlauf.edifact.reading.FreePlaces;
import org.stromlauf.edifact.reading.InterchangeScanner;
import org.stromlauf.edifact.reading.MessageReader;
import org.stromlauf.edifact.reading.WalkedMessage;

/** A group like the one before is answered by it: findings and counts are the same as when each is asked. */
class AlikeGroupsTests {

    private static final Definitions DEFINITIONS = Definitions.load(DefinitionSource.classpath());
    private static final HandbookRules RULES = new HandbookRules(DEFINITIONS, DefinitionSource.classpath());
    private static final MessageReader READER = new MessageReader(ReadingLimits.DEFAULT);
    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");

    private static final String QUARTER = "QTY+220:%s'DTM+163:2026112023%02d?+00:303'DTM+164:2026112023%02d?+00:303'";
    private static final int QUARTERS = 11;
    private static final FreePlaces NOTHING = node -> new long[0];

    /** A load profile of quarters, one of them as given, and what follows the last. */
    private static String profile(int at, String one, String rest) {
        var text = new StringBuilder("UNA:+.? 'UNB+UNOC:3+9900000000001:500+9900000000002:500+261122:0800+1'"
                + "UNH+1+MSCONS:D:04B:UN:2.5'BGM+Z48+D1+9'DTM+137:202611220100?+00:303'RFF+Z13:13025'"
                + "NAD+MS+9900000000001::293'NAD+MR+9900000000002::293'UNS+D'NAD+DP'LOC+172+51238696781'"
                + "DTM+163:202611202300?+00:303'DTM+164:202611212300?+00:303'LIN+1'PIA+5+1-1?:1.29.0:SRW'");
        for (int i = 0; i < QUARTERS; i++) text.append(i == at ? one : QUARTER.formatted(i + ".5", i * 5, i * 5 + 5));
        return text + rest + "UNT+0+1'UNZ+1+1'";
    }

    /** What structure and column say; each group walked and asked for itself, or by those like it. */
    private static List<Object> read(String text, String pid, boolean isEachAsked) {
        var bytes = text.getBytes(ISO_8859_1);
        var scanned = InterchangeScanner.scan(bytes, ReadingLimits.DEFAULT);
        var definition = DEFINITIONS.findByPid(VERSION, pid).orElseThrow();
        var segments = READER.segments(bytes, scanned.messages().get(0), scanned.delimiters());
        var free = isEachAsked ? NOTHING : Objects.requireNonNull(RULES.freePlaces(definition, pid, segments));
        var walked = READER.read(segments, pid, scanned.delimiters(), definition, free);
        var places = IntStream.range(0, walked.size())
                .mapToObj(s -> walked.node(s) + " " + walked.instance(s) + " " + walked.instanceEnd(walked.instance(s)))
                .toList();
        return List.of(places, walked.findings(), result(walked, pid, isEachAsked));
    }

    private static HandbookRules.Result result(WalkedMessage walked, String pid, boolean isEachAsked) {
        var all = new BitSet();
        all.set(0, walked.size());
        return RULES.check(new WalkedView(walked, Context.NONE), pid, isEachAsked ? all : null);
    }

    private static HandbookRules.Result checked(String text, String pid, boolean isEachAsked) {
        return (HandbookRules.Result) read(text, pid, isEachAsked).get(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "QTY+220:3.5'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|0|0",
                "QTY+220:-3.5'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|0|1",
                "QTY+220:3.5555'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|0|1",
                "QTY+220:3.5'DTM+163:202711202320?+00:303'DTM+164:202611202330?+00:303'|0|1",
                "QTY+220:3.5'DTM+163:202611202320?+00:304'DTM+164:202611202330?+00:303'|0|1",
                "QTY+220:3.5'DTM+163:202611202320?+00:303'|0|1",
                "QTY+220'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|0|1",
                "QTY+220:'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|0|1",
                "QTY+999:1'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|0|1",
                "QTY+67:1'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|0|2",
                "QTY+220:1'DTM+163:202611202320?+00:303'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|0|1",
                "QTY+220:3.5'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'DTM+164:202611202330?+00:303'|0|1",
                "QTY+220:3.5'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'STS+Z34'|0|1",
                "QTY+220:3x5'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|1|1",
                "QTY+220:1111111111222222222233333333334444444444'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|1|0",
                "QTY+220:3.5:KWH:X'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|1|0",
                "QTY+220:3.5'DTM+163:2026112023201111111111111111111111111111?+00:303'DTM+164:202611202330?+00:303'|1|1",
                "QTY+220:3.5'MOA+9:1'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'|1|0",
            })
    void aGroupUnlikeItsNeighboursIsFoundAmongThem(String one, int structure, int rules) {
        for (int at : new int[] {0, 2, 3, 4, 5, 8, QUARTERS - 1}) {
            var text = profile(at, one, "");

            assertThat(read(text, "13025", false)).isEqualTo(read(text, "13025", true));
            assertThat((List<?>) read(text, "13025", false).get(1))
                    .as("structure")
                    .hasSize(structure);
            assertThat(checked(text, "13025", false).findings()).as("rules").hasSize(rules);
        }
    }

    /** The group of the last quarter goes on, or another begins. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "STS+Z34++Z81'",
                "DTM+163:202611202330?+00:303'",
                "LIN+2'PIA+5+1-1?:2.29.0:SRW'QTY+220:1'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'",
                "LIN+2'QTY+220:1'DTM+163:202611202320?+00:303'DTM+164:202611202330?+00:303'",
                "LOC+172+51238696781'",
                "QTY+220:1'DTM+163:202611202320?+00:303'"
            })
    void whatFollowsAlikeGroupsIsReadAsBehindAnyOther(String rest) {
        var text = profile(-1, "", rest);

        assertThat(read(text, "13025", false)).isEqualTo(read(text, "13025", true));
    }

    @Test
    void aGroupIsCountedWhetherOrNotItIsLikeOthers() {
        var text = "UNA:+.? 'UNB+UNOC:3+9900000000001:500+9900000000002:500+261122:0800+1'"
                + "UNH+1+ORDERS:D:09B:UN:1.4b'BGM+7+D1'DTM+137:202611220100?+00:303'RFF+Z13:17004'"
                + "NAD+MS+9900000000001::293'NAD+MR+9900000000002::293'UNS+S'";
        var counts = new StringBuilder();
        for (int i = 0; i < 40; i++) counts.append("CTA+IC+:Name " + i + "'COM+a" + i + "@example.org:EM'");
        var one = text.replace("NAD+MR", counts + "NAD+MR") + "UNT+0+1'UNZ+1+1'";

        assertThat(read(one, "17004", false)).isEqualTo(read(one, "17004", true));
        assertThat((List<?>) read(one, "17004", false).get(1)).isNotEmpty();
    }

    @Test
    void answersForEveryColumnAreThoseOfEachGroupAsked() {
        var examples = new Examples(DEFINITIONS, DefinedMessages.load(DefinitionSource.classpath()));
        var random = new Random(7);
        for (var column : examples.columns(VERSION)) {
            if (column.length() != 5) continue;
            var text = doubled(
                    new String(examples.make(VERSION, column, Wish.LEAST).interchange(), ISO_8859_1), random);
            assertThat(read(text, column, false)).as(column).isEqualTo(read(text, column, true));
        }
    }

    /** Some runs of segments twice, so that groups stand beside those like them. */
    private static String doubled(String text, Random random) {
        var segments = text.split("(?<=')");
        var result = new StringBuilder();
        for (int s = 0; s < segments.length; s++) {
            result.append(segments[s]);
            if (s < 9 || s > segments.length - 5 || random.nextInt(3) > 0) continue;
            for (int copies = random.nextInt(8); copies > 0; copies--) {
                for (int back = random.nextInt(3); back >= 0; back--) result.append(segments[s - back]);
            }
        }
        return result.toString();
    }
}
