package org.stromlauf.edifact.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.rules.StatusExpression;

class DefinitionsTests {

    private static final Definitions DEFINITIONS = Definitions.load(DefinitionSource.classpath());
    private static final FormatVersion FV2026_10 = FormatVersion.of("FV2026-10");

    static Stream<Definitions.Entry> entries() {
        return DEFINITIONS.versions().stream().flatMap(v -> DEFINITIONS.entries(v).stream());
    }

    @Test
    void versionChangesAtMidnightGermanTime() {
        assertThat(DEFINITIONS.at(Instant.parse("2026-09-30T21:59:59Z"))).hasToString("FV2026-04");
        assertThat(DEFINITIONS.at(Instant.parse("2026-09-30T22:00:00Z"))).isEqualTo(FV2026_10);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyStatusExpressionOfEveryTableParses(Definitions.Entry entry) {
        var definition = DEFINITIONS.definition(entry);
        for (var pid : definition.head().pids()) {
            for (var node : definition.nodes()) {
                var rule = definition.rule(pid, node.index());
                if (rule == null) {
                    continue;
                }
                assertThat(StatusExpression.parse(rule.segment()).clauses()).isNotEmpty();
                assertThat(rule.group() == null).isEqualTo(!node.isGroup());
                rule.elements().forEach(e -> assertThat(
                                StatusExpression.parse(e.status()).clauses())
                        .isNotEmpty());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyRuleStandsAtAnElementOfItsSegment(Definitions.Entry entry) {
        var definition = DEFINITIONS.definition(entry);
        for (var pid : definition.head().pids()) {
            for (var node : definition.nodes()) {
                var rule = definition.rule(pid, node.index());
                var layout = definition.layout(node.tag());
                if (rule != null) {
                    assertThat(layout).as(node.path()).isNotNull();
                    rule.elements().forEach(e -> assertThat(layout.at(e.element(), e.component()))
                            .as(node.path() + " " + e)
                            .isNotNull());
                }
            }
        }
    }

    @Test
    void registrationAsksForMarketLocationUnlessItIsDormant() {
        var utilmd = DEFINITIONS.findByPid(FV2026_10, "55001").orElseThrow();

        var location = utilmd.nodes().stream()
                .filter(n -> n.path().endsWith("/SG5+Z16"))
                .findFirst()
                .orElseThrow();

        assertThat(utilmd.head().release()).isEqualTo("S2.2");
        assertThat(location.tag()).isEqualTo("LOC");
        assertThat(utilmd.rule("55001", location.index()).group()).isEqualTo("Muss [2061] ∧ [67]");
        assertThat(utilmd.layout("LOC").at(2, 1).number()).isEqualTo("3225");
    }

    @Test
    void siblingsThatCarryTheSameFirstElementAreToldApartByOthers() {
        var utilmd = DEFINITIONS.findByPid(FV2026_10, "55001").orElseThrow();

        var customer = utilmd.nodes().stream()
                .filter(n -> n.path().endsWith("/SG8+Z75/SG10+Z61"))
                .findFirst();
        var household = utilmd.nodes().stream()
                .filter(n -> n.path().endsWith("/SG10+++Z15"))
                .findFirst();

        assertThat(customer).isPresent();
        assertThat(household).hasValueSatisfying(n -> assertThat(n.key()).hasSize(1));
    }

    @Test
    void acknowledgementsAreFoundByTheirName() {
        assertThat(DEFINITIONS.findByPid(FV2026_10, "APERAK").orElseThrow().hasColumn("313"))
                .isTrue();
        assertThat(DEFINITIONS.find(FV2026_10, "CONTRL", "2.0b")).isPresent();
        assertThat(DEFINITIONS.findByPid(FV2026_10, "55999")).isEmpty();
    }
}
