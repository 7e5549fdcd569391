package org.stromlauf.supply.gridoperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.locations.LocationFixtures.MARKET_LOCATION;

import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stromlauf.locations.LocationFixtures;

/** A supplier ends his assignment (55004). */
class DeregistrationProcessTests extends GridOperatorProcesses {

    @Test
    void endsTheAssignmentOfWhoDeregisters() {
        assignOld();
        deregister(START);
        runDue();

        assertThat(sent.only("55005").get("answerCode")).isEqualTo("A11");
        assertThat(supplierOn(START)).isEqualTo(LocationFixtures.FALLBACK_SUPPLIER);
        assertThat(endOf("DeregistrationConfirmation")).contains("EndEvent_AssignmentEnded");

        deregister(START);
        runDue();

        assertThat(sent.only("55006").get("answerCode")).isEqualTo("A09");
        assertThat(endOf("DeregistrationConfirmation")).contains("EndEvent_DeregistrationRejected");
    }

    private void deregister(LocalDate day) {
        var id = UUID.randomUUID();
        context.getBean(DeregistrationDesk.class)
                .receive(new Deregistration(
                        id, tenant, OLD, "LFA-" + id, MARKET_LOCATION, CLOCK.instant(), day, "ZT5", "ZW4", null));
        start(
                "DeregistrationConfirmation",
                id,
                Map.of("answerDueAt", Date.from(AnswerLimits.ofDeregistration(CLOCK.instant()))));
    }
}
