package org.stromlauf.edifact.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;

class HandbookRulesTests {

    private static final Definitions DEFINITIONS = Definitions.load(DefinitionSource.classpath());
    private static final HandbookRules RULES = new HandbookRules(DEFINITIONS, DefinitionSource.classpath());
    private static final FormatVersion FV2026_10 = FormatVersion.of("FV2026-10");

    /** A day of quarter hours with one value. */
    private static final String READING = "UNH+1+MSCONS:D:04B:UN:2.5'BGM+Z48+D1+9'DTM+137:202611220100+00:303'"
            + "RFF+Z13:13025'NAD+MS+9900000000001::293'NAD+MR+9900000000002::293'UNS+D'NAD+DP'"
            + "LOC+172+51238696781'DTM+163:202611202300+00:303'DTM+164:202611212300+00:303'LIN+1'"
            + "PIA+5+1-1?2:SRW'QTY+220:4711'DTM+163:202611202300+00:303'DTM+164:202611202315+00:303'UNT+17+1'";

    private static List<Finding> check(UnaryOperator<String> change) {
        var definition = DEFINITIONS.findByPid(FV2026_10, "13025").orElseThrow();
        return RULES.check(TextMessage.walk(definition, change.apply(READING)), "13025")
                .findings();
    }

    @Test
    void rightMessageHasNoFinding() {
        assertThat(check(m -> m)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DTM+137:202611220100+00:303', Z29, DTM",
        "NAD+MR+9900000000002::293', Z29, SG2+MR",
        "PIA+5+1-1?2:SRW', Z29, SG5/SG6+172/SG9/PIA",
        "QTY+220:4711', Z29, SG5/SG6+172/SG9/SG10",
    })
    void missingRequiredSegmentIsFoundAtItsPath(String segment, String erc, String path) {
        assertThat(check(m -> m.replace(segment, ""))).anySatisfy(f -> {
            assertThat(f.aperak()).isEqualTo(erc);
            assertThat(f.path()).startsWith(path);
        });
    }

    @Test
    void codeOutsideOfTheColumnIsNotAllowed() {
        assertThat(check(m -> m.replace("BGM+Z48", "BGM+7"))).singleElement().satisfies(f -> {
            assertThat(f.aperak()).isEqualTo("Z39");
            assertThat(f.segment()).isEqualTo(2);
            assertThat(f.expected()).isEqualTo("Z48");
            assertThat(f.found()).isEqualTo("7");
        });
    }

    @Test
    void missingElementIsFoundInItsSegment() {
        assertThat(check(m -> m.replace("BGM+Z48+D1+9", "BGM+Z48++9")))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.aperak()).isEqualTo("Z29");
                    assertThat(f.element()).isEqualTo(2);
                });
    }

    @Test
    void brokenFormatIsFound() {
        assertThat(check(m -> m.replace("QTY+220:4711", "QTY+220:-5")))
                .singleElement()
                .satisfies(f -> assertThat(f.aperak()).isEqualTo("Z35"));
    }

    @Test
    void surplusSegmentsOfOtherColumnsAreIgnored() {
        assertThat(check(m -> m.replace("LIN+1'", "RFF+MG:1'LIN+1'"))).isEmpty();
    }

    @Test
    void missingSoftRequirementIsNoFinding() {
        assertThat(check(m -> m)).noneMatch(f -> "SG1+AGI".equals(f.path()));
    }
}
