package org.stromlauf.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.dunning.CaseStep.Kind.ANNOUNCEMENT;
import static org.stromlauf.dunning.CaseStep.Kind.DISCONNECTED;
import static org.stromlauf.dunning.CaseStep.Kind.FELL_BELOW;
import static org.stromlauf.dunning.CaseStep.Kind.ORDER;
import static org.stromlauf.dunning.CaseStep.Kind.ORDER_GIVEN_UP;
import static org.stromlauf.dunning.CaseStep.Kind.REASON_GONE;
import static org.stromlauf.dunning.CaseStep.Kind.REMINDER;
import static org.stromlauf.dunning.CaseStep.Kind.THREAT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.dunning.NextStep.Reason;
import org.stromlauf.shared.TenantId;

class CaseFileTests {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 4);

    @Test
    void stepsTellHowFarDunningHasGone() {
        var dunning = file(REMINDER, THREAT, ANNOUNCEMENT, ORDER).dunning(true);

        assertThat(dunning).isEqualTo(new DunningCase(DAY, DAY.plusDays(1), DAY.plusDays(2), DAY.plusDays(3), true));
    }

    @Test
    void aThreatMadeBeforeTooLittleWasOwedCountsNoMore() {
        assertThat(file(REMINDER, THREAT, FELL_BELOW).dunning(false))
                .isEqualTo(new DunningCase(DAY, null, null, null, false));
        assertThat(file(REMINDER, THREAT, FELL_BELOW, THREAT).dunning(false).threatened())
                .isEqualTo(DAY.plusDays(3));
    }

    @Test
    void anOrderThatWasGivenUpIsAnnouncedAnewBeforeTheNext() {
        var file = file(REMINDER, THREAT, ANNOUNCEMENT, ORDER, ORDER_GIVEN_UP);

        assertThat(file.isOrdered()).isFalse();
        assertThat(file.dunning(false)).isEqualTo(new DunningCase(DAY, DAY.plusDays(1), null, null, false));
    }

    @Test
    void itIsToldAgainAfterTheCutThatTheReasonIsGone() {
        var paid = file(REMINDER, THREAT, ANNOUNCEMENT, ORDER, REASON_GONE);
        var cut = file(REMINDER, THREAT, ANNOUNCEMENT, ORDER, REASON_GONE, DISCONNECTED);

        assertThat(paid.knowsThatReasonIsGone()).isTrue();
        assertThat(cut.knowsThatReasonIsGone()).isFalse();
        assertThat(cut.isDisconnected()).isTrue();
    }

    @Test
    void aTimerThatIsDueNeedsNoWaking() {
        var waiting = Waiting.of(new NextStep.Wait(DunningLevel.THREAT, DAY));

        assertThat(waiting.covers(new NextStep.Wait(DunningLevel.THREAT, DAY), DAY.minusDays(1)))
                .isTrue();
        assertThat(waiting.covers(new NextStep.Take(DunningLevel.THREAT), DAY)).isTrue();
        assertThat(waiting.covers(new NextStep.Take(DunningLevel.THREAT), DAY.minusDays(1)))
                .isFalse();
        assertThat(waiting.covers(new NextStep.Settled(), DAY)).isFalse();
        assertThat(waiting.covers(new NextStep.Rest(Reason.ON_HOLD), DAY)).isFalse();
        assertThat(Waiting.of(new NextStep.Wait(DunningLevel.ORDER, DAY)).covers(new NextStep.Order(DAY), DAY))
                .isTrue();
    }

    private static CaseFile file(CaseStep.Kind... kinds) {
        var steps = new ArrayList<CaseStep>();
        for (var kind : kinds) steps.add(new CaseStep(steps.size() + 1, kind, DAY.plusDays(steps.size()), ""));
        return new CaseFile(
                TenantId.of("supplier"),
                new UUID(0, 1),
                "V1",
                new ContractId(new UUID(0, 2)),
                DAY,
                null,
                Waiting.FOR_DECISION,
                steps);
    }
}
