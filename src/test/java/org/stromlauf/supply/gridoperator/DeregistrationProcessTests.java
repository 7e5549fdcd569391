package org.stromlauf.supply.gridoperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.locations.LocationFixtures.MARKET_LOCATION;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.shared.MarketCalendar;

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

    /** GPKE part 2, end of supply: answered by 06:00 of the first working day after receipt. */
    @Test
    void makesATaskOfAnAnswerThatIsLate() {
        assignOld();
        deregister(START);
        var limit = AnswerLimits.ofDeregistration(CLOCK.instant());
        var next = MarketCalendar.workingDayAfter(MarketCalendar.day(CLOCK.instant()), 1);
        assertThat(limit).isEqualTo(MarketCalendar.at(next, LocalTime.of(6, 0)));

        CLOCK.set(limit);
        runDue(job -> isTimer(job));
        assertThat(openTask()).isEqualTo("Task_ClarifyLateAnswer");

        complete(Map.of());
        runDue();
        assertThat(endOf("DeregistrationConfirmation"))
                .contains("EndEvent_LateAnswerClarified", "EndEvent_AssignmentEnded");
    }

    private void deregister(LocalDate day) {
        var id = UUID.randomUUID();
        var deregistration = new Deregistration(
                id, tenant, OLD, "LFA-" + id, MARKET_LOCATION, CLOCK.instant(), day, "ZT5", "ZW4", null);
        assertThat(context.getBean(DeregistrationDesk.class).receive(deregistration))
                .isTrue();
        start(
                "DeregistrationConfirmation",
                id,
                Map.of("answerDueAt", Date.from(AnswerLimits.ofDeregistration(CLOCK.instant()))));
    }
}
