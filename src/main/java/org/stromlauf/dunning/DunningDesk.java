package org.stromlauf.dunning;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.TenantSettings;

/** The steps of a dunning case up to the order: what comes next, and the notices. */
@Service
public class DunningDesk {

    private final CaseFiles files;
    private final Situations situations;
    private final DunningWatch watch;
    private final Notices notices;
    private final TenantSettings settings;

    DunningDesk(CaseFiles files, Situations situations, DunningWatch watch, Notices notices, TenantSettings settings) {
        this.files = files;
        this.situations = situations;
        this.watch = watch;
        this.notices = notices;
        this.settings = settings;
    }

    /** Asks the rule what comes next and records for what the case waits; a settled case is closed. */
    @Transactional
    public NextStep decide(TenantId tenant, UUID id) {
        var file = files.get(tenant, id);
        files.lock(file);
        var today = watch.today();
        var next = watch.next(file, situations.of(file, today), today);
        files.waits(file, Waiting.of(next));
        if (next instanceof NextStep.Settled) {
            files.close(file, new CaseFile.Closing(today, CaseFile.Outcome.SETTLED));
        }
        if (next instanceof NextStep.Rest rest && fellBelow(file, rest)) {
            files.add(file, CaseStep.Kind.FELL_BELOW, today, rest.reason().name());
        }
        return next;
    }

    private static boolean fellBelow(CaseFile file, NextStep.Rest rest) {
        var tooLittle =
                rest.reason() == NextStep.Reason.BELOW_THRESHOLD || rest.reason() == NextStep.Reason.NOTHING_COUNTS;
        return tooLittle && file.dunning(false).threatened() != null;
    }

    /** Writes reminder, threat or announcement: archived, on its way, and counted from the day it reaches the customer. */
    @Transactional
    public void notify(TenantId tenant, UUID id, DunningLevel level) {
        var file = files.get(tenant, id);
        var today = watch.today();
        var reaches = today.plusDays(settings.get(tenant, DunningSettings.DELIVERY_DAYS));
        var situation = situations.of(file, today);
        var number = files.add(file, CaseStep.Kind.valueOf(level.name()), reaches, "");
        notices.send(new NoticeOrder(
                files.get(tenant, id), number, level, situation, situations.arrears(situation, today), today, reaches));
    }

    /** A clerk has taken up what a reminder did not settle. */
    @Transactional
    public void pursued(TenantId tenant, UUID id, String note) {
        files.add(files.get(tenant, id), CaseStep.Kind.PURSUED, watch.today(), note);
    }

    /** Whether a case worker looks for hardship before the order goes out. */
    public boolean isHardshipChecked(TenantId tenant) {
        return settings.get(tenant, DunningSettings.HARDSHIP_CHECK) == DunningSettings.HardshipCheck.CASE_WORKER;
    }
}
