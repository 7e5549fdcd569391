package org.stromlauf.dunning;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.CanIgnoreReturnValue;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.workflow.Processes;

/**
 * Sees whether a contract is to be dunned, and whether a case goes on otherwise than its process waits for: after a payment, a
 * return, a hold, or a day that has come. What rests costs no job.
 */
@Component
class DunningWatch {

    private static final String PROCESS = "Dunning";
    private static final String FRAMEWORK_PROCESS = "FrameworkDunning";
    private static final String ARREARS_CHANGED = "Msg_ArrearsChanged";
    private static final String ARREARS_SETTLED = "Msg_ArrearsSettled";

    private final CaseFiles files;
    private final Situations situations;
    private final TenantSettings settings;
    private final Processes processes;
    private final IdGenerator ids;
    private final Clock clock;

    DunningWatch(
            CaseFiles files,
            Situations situations,
            TenantSettings settings,
            Processes processes,
            IdGenerator ids,
            Clock clock) {
        this.files = files;
        this.situations = situations;
        this.settings = settings;
        this.processes = processes;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Looks at all that is overdue: opens a case where a reminder is due, wakes those whose situation changed.
     *
     * @return how many cases were opened or woken
     */
    @Transactional
    @CanIgnoreReturnValue
    public int lookAtAll(TenantId tenant) {
        var today = today();
        var open = files.open(tenant).stream().collect(Collectors.toMap(CaseFile::debtor, Function.identity()));
        int moved = 0;
        for (var situation : situations.all(tenant, today)) {
            var file = open.remove(situation.payer().number());
            if (file == null ? begin(situation, today) : wake(file, situation, today)) moved++;
        }
        for (var settled : open.values().stream()
                .sorted(java.util.Comparator.comparing(CaseFile::debtor))
                .toList()) {
            if (wake(settled, situations.of(settled, today), today)) moved++;
        }
        return moved;
    }

    /** Looks at one debtor whose account or holds changed. */
    @Transactional
    public void lookAt(TenantId tenant, String debtor) {
        var today = today();
        files.findOpen(tenant, debtor).ifPresent(file -> {
            var unused = wake(file, situations.of(file, today), today);
        });
    }

    private boolean begin(Situation situation, LocalDate today) {
        var payer = situation.payer();
        // Without a reminder the rule never asks for the measure.
        var next = rules(payer.tenant())
                .next(DunningCase.NEW.held(situation.onHold()), Situations.unmeasured(situation), today);
        if (!(next instanceof NextStep.Take)) return false;
        var file = new CaseFile(
                payer.tenant(), ids.next(), payer.number(), payer.id(), today, null, Waiting.FOR_DECISION, List.of());
        files.open(file);
        processes.start(
                file.tenant(),
                payer.isFramework() ? FRAMEWORK_PROCESS : PROCESS,
                file.id().toString(),
                Map.of("caseId", file.id().toString()));
        return true;
    }

    private boolean wake(CaseFile file, Situation situation, LocalDate today) {
        if (file.isOrdered()) return tellThatReasonIsGone(file, situation, today);
        var next = next(file, situation, today);
        if (file.waiting().covers(next, today)) return false;
        var message = file.waiting().isForDisconnection() ? ARREARS_SETTLED : ARREARS_CHANGED;
        // Nobody waits while the rule is about to be asked: then it sees what we saw.
        return processes.correlate(file.tenant(), message, file.id().toString(), Map.of());
    }

    /** What dunning of the case does next. */
    NextStep next(CaseFile file, Situation situation, LocalDate today) {
        if (situation.payer().isFramework()) {
            return DunningSettings.frameworkRules(settings, file.tenant()).next(file, situation, today);
        }
        var dunning = file.dunning(situation.onHold());
        var arrears =
                dunning.reminded() == null ? Situations.unmeasured(situation) : situations.arrears(situation, today);
        return rules(file.tenant()).next(dunning, arrears, today);
    }

    private boolean tellThatReasonIsGone(CaseFile file, Situation situation, LocalDate today) {
        if (!situation.nothingCounts() || file.knowsThatReasonIsGone()) return false;
        files.add(file, CaseStep.Kind.REASON_GONE, today, "");
        return processes.correlate(file.tenant(), ARREARS_SETTLED, file.id().toString(), Map.of());
    }

    private DunningRules rules(TenantId tenant) {
        return DunningSettings.rules(settings, tenant);
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return MarketCalendar.day(clock.instant());
    }
}
