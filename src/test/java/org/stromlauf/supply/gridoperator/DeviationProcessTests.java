package org.stromlauf.supply.gridoperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stromlauf.locations.LocationFixtures.MARKET_LOCATION;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.MarketPartnerId;

/** A supplier's data deviate from the grid operator's (55220, 55156): 21047, and the data again if they are changed. */
class DeviationProcessTests extends GridOperatorProcesses {

    private static final String OTHER_GROUP = "11XDEMO-LFA----6";
    private static final Map<String, Object> KEEP = Map.of("decision", "KEEP", "executionNote", "Vertrag liegt vor");
    private static final Map<String, Object> CHANGE = Map.of("decision", "CHANGE", "executionNote", "Korrigiert");

    @BeforeEach
    void theSupplierIsAssigned() {
        register(START, "E01");
        runDue();
        sent.messages.clear();
    }

    @Test
    void keepsItsDataAndSaysWhy() {
        deviates("55220", Fields.builder().put("gridUsePayer", "Z12"), NEW);
        assertThat(openTask()).isEqualTo("Task_ClarifyDeviation");
        complete(KEEP);

        assertThat(sent.pids()).containsExactly("21047");
        var status = sent.only("21047").groups("statuses").get(0);
        assertThat(status.get("status")).isEqualTo("Z48");
        assertThat(status.get("answerCode")).isEqualTo("A02");
        assertThat(status.get("answerTree")).isEqualTo("E_0620");
        assertThat(status.get("deliveryNoteNumber")).isEqualTo("LFN-DEV");
        assertThat(status.get("note")).isEqualTo("Vertrag liegt vor");
        assertThat(endOf("DeviationAnswer")).containsExactly("EndEvent_DeviationAnswered");
    }

    @Test
    void sendsBalancingDataAgainWithTheGroupThatTheSupplierExpects() {
        context.getBean(BalancingAuthorisations.class).grant(tenant, NEW, OTHER_GROUP);
        deviates("55156", Fields.builder().put("balancingGroup", OTHER_GROUP), NEW);
        complete(CHANGE);

        assertThat(sent.pids()).containsExactly("21047", "55126");
        var status = sent.only("21047").groups("statuses").get(0);
        assertThat(status.get("status")).isEqualTo("Z47");
        assertThat(status.get("answerTree")).isEqualTo("E_0619");
        assertThat(sent.only("55126").groups("marketLocationData").get(0).get("balancingGroup"))
                .isEqualTo(OTHER_GROUP);
    }

    @Test
    void sendsGridUseDataAgain() {
        deviates("55220", Fields.builder().put("gridUsePayer", "Z12"), NEW);
        complete(CHANGE);

        assertThat(sent.pids()).containsExactly("21047", "55218");
    }

    @Test
    void changesNothingWhileTheSupplierMayNotUseTheGroup() {
        deviates("55156", Fields.builder().put("balancingGroup", OTHER_GROUP), NEW);

        assertThatThrownBy(() -> complete(CHANGE)).hasStackTraceContaining("nicht ermächtigt");
        assertThat(openTask()).isEqualTo("Task_ClarifyDeviation");
        sent.messages.clear(); // rolled back

        complete(KEEP);
        assertThat(sent.only("21047").groups("statuses").get(0).get("answerCode"))
                .isEqualTo("A02");
    }

    @Test
    void wantsAReasonForItsAnswer() {
        deviates("55220", Fields.builder().put("gridUsePayer", "Z12"), NEW);

        assertThatThrownBy(() -> complete(Map.of("decision", "KEEP"))).hasStackTraceContaining("Begründung");
        assertThat(openTask()).isEqualTo("Task_ClarifyDeviation");
    }

    @Test
    void cannotSendAgainWhatWasNeverRegistered() {
        deviates("55220", Fields.builder().put("gridUsePayer", "Z12"), OLD);

        assertThatThrownBy(() -> complete(CHANGE)).hasStackTraceContaining("keine bestätigte Anmeldung");
    }

    private void deviates(String pid, Fields.Builder expected, MarketPartnerId supplier) {
        var transaction = Fields.builder()
                .put("transactionId", "LFN-DEV")
                .put("marketLocation", MARKET_LOCATION.value())
                .put("answerCode", "A02")
                .add("marketLocationData", expected.build())
                .build();
        var checked = new CheckedMessage(
                "1",
                "UTILMD",
                "D:11A",
                "S2.2",
                pid,
                null,
                "DOC1",
                List.of(),
                Fields.builder().build(),
                1,
                0);
        var message = new ReceivedMessage(new UUID(0, 1), tenant, supplier, CLOCK.instant(), checked, transaction);
        var deviation = context.getBean(DeviationDesk.class).receive(message).orElseThrow();
        start("DeviationAnswer", deviation.id(), Map.of("answerDueAt", Date.from(CLOCK.instant())));
        runDue();
    }
}
