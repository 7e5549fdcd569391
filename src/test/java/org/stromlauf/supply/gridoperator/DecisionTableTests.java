package org.stromlauf.supply.gridoperator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every code of each tree, reached by the facts that the tree's path names; facts not named stand for the usual case. */
class DecisionTableTests {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private static final RegistrationFacts PLAIN_REGISTRATION = new RegistrationFacts(
            true, false, false, false, false, false, false, false, false, true, false, true, false);
    private static final DeregistrationFacts PLAIN_DEREGISTRATION =
            new DeregistrationFacts(false, false, true, false, false, false, false, false, false, false, false, false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PROCEED |",
                "A07 | leadTimeKept=false",
                "A07 | leadTimeKept=false,otherInProgress=true",
                "A09 | dormantRequested=true",
                "A47 | dormantRequested=true,dormantIsConsumption=true,formsInstallation=true,formedVirtually=true",
                "PROCEED | dormantRequested=true,dormantIsConsumption=true,formsInstallation=true",
                "A08 | dormantRequested=true,dormantIsConsumption=true",
                "A37 | dormantRequested=true,dormantIsConsumption=true,targetIsInstallation=true",
                "A46 | dormantRequested=true,dormantIsConsumption=true,targetIsInstallation=true,sameGridLocation=true,targetIsVirtual=true",
                "PROCEED | dormantRequested=true,dormantIsConsumption=true,targetIsInstallation=true,sameGridLocation=true",
                "A02 | takesPart=false",
                "A04 | planned=true",
                "A05 | requirementsMet=false",
                "A06 | otherInProgress=true",
            })
    void e0622RejectsDirectlyWith(String code, String facts) {
        assertThat(decide("E0622", PLAIN_REGISTRATION, facts)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, false, '', A51",
        "true, false, false, '', A51",
        "true, true, false, A36, A51",
        "true, true, true, A35, A50",
        "true, true, true, A33, A50",
        "true, true, true, A30, A51"
    })
    void e0623AcceptsUnlessThePreviousSupplierObjects(
            boolean asked, boolean inTime, boolean objected, String previous, String code) {
        var facts = new SupplyStartFacts(asked, inTime, objected, previous == null ? "" : previous, false);

        assertThat(decide("E0623", facts, null)).isEqualTo(code);
    }

    @Test
    void e0623NamesAnUnspecifiedProblem() {
        assertThat(decide("E0623", new SupplyStartFacts(false, false, false, "", true), null))
                .isEqualTo("A99");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A11 |",
                "A01 | dormantRequested=true",
                "A11 | dormantRequested=true,isDormant=true",
                "A02 | leadTimeKept=false",
                "A06 | cancelsFuture=true",
                "A11 | cancelsFuture=true,sameDateAsConfirmed=true",
                "A05 | endsFallback=true",
                "A11 | endsFallback=true,fallbackWithinThreeMonths=true",
                "A09 | alreadyConfirmed=true",
                "A11 | alreadyConfirmed=true,stillAssigned=true",
                "A10 | alreadyConfirmed=true,movedOut=true",
                "A11 | alreadyConfirmed=true,movedOut=true,confirmedForOtherReason=true",
                "A99 | otherProblem=true",
            })
    void e0607AnswersADeregistrationWith(String code, String facts) {
        assertThat(decide("E0607", PLAIN_DEREGISTRATION, facts)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A08 |",
                "A09 | priceSheet=false",
                "A01 | disconnected=true",
                "A10 | orderExists=true",
                "A11 | supplierAssigned=false,supplyStartConfirmed=true",
                "A02 | sameMeteringOperator=false",
                "A03 | lowVoltage=false",
                "A04 | othersAffected=true",
                "A08 | othersAffected=true,onlyProductionAffected=true",
                "A12 | supplyStartConfirmed=true",
                "A05 | hindered=true",
                "A06 | fixedDate=true,noticeKept=false",
                "A07 | noticeKept=false",
                "A99 | otherProblem=true",
            })
    void e0470AnswersAnOrderToCutWith(String code, String facts) {
        var plain = new DisconnectionFacts(
                false, false, true, true, true, false, false, false, false, false, true, false, true);

        assertThat(decide("E0470", plain, facts)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A03 |",
                "A05 | cutOnOrder=false,disconnected=false",
                "A06 | technicallyImpossible=true",
                "A01 | disconnected=false",
                "A04 | orderExists=true",
                "A99 | otherProblem=true",
            })
    void e0497AnswersAnOrderToRestoreWith(String code, String facts) {
        assertThat(decide("E0497", new ReconnectionFacts(true, false, true, false, false), facts))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A05 |",
                "A01 | generalConsent=true,hindered=true",
                "A02 | hindered=true",
                "A03 | technicalReason=true",
                "A04 | participates=true",
            })
    void e0488AnswersTheGridOperatorWith(String code, String facts) {
        var plain = new org.stromlauf.supply.meteringoperator.ConsentFacts(false, false, false, false);

        assertThat(decide("E0488", plain, facts)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, A07",
        "LEGAL, A01",
        "NOT_MET, A08",
        "ACTIVE_REFUSAL, A02",
        "PASSIVE_REFUSAL, A03",
        "HINDRANCE, A04",
        "FACTUAL, A05",
        "TECHNICAL, A06"
    })
    void e0472NamesWhatPreventedTheCut(String obstacle, String code) {
        assertThat(evaluate("E0472", Map.of("checks", Map.of("obstacle", obstacle))))
                .isEqualTo(code);
    }

    static String decide(String tree, Record facts, String changes) {
        var checks = new HashMap<String, Object>(new com.fasterxml.jackson.databind.ObjectMapper()
                .convertValue(facts, new com.fasterxml.jackson.core.type.TypeReference<Map<String, Object>>() {}));
        if (changes != null) {
            for (var change : changes.split(",")) {
                var parts = change.split("=");
                assertThat(checks).containsKey(parts[0]);
                checks.put(parts[0], Boolean.valueOf(parts[1]));
            }
        }
        return evaluate(tree, Map.of("checks", checks));
    }

    private static String evaluate(String tree, Map<String, Object> variables) {
        return ENGINE.evaluateDecisionTable(decision(tree), variables)
                .getSingleResult()
                .getSingleEntry();
    }

    private static DmnDecision decision(String tree) {
        try (InputStream model = Objects.requireNonNull(
                DecisionTableTests.class.getResourceAsStream("/processes/supply/" + tree + ".dmn"))) {
            return ENGINE.parseDecision(tree, model);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
