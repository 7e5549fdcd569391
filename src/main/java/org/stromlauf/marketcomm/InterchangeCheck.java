package org.stromlauf.marketcomm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.Finding;
import org.stromlauf.marketcomm.JournalledInterchange.State;
import org.stromlauf.marketcomm.MessageReview.Verdict;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.tenancy.Tenant;

/**
 * Checks a journalled interchange in the order of MARKET 5.2, acknowledges it and journals its transactions: all in one
 * transaction. What can be processed then waits for its handler.
 */
@Component
class InterchangeCheck {

    private final Interchanges interchanges;
    private final Originals originals;
    private final MessageReview review;
    private final Acknowledgements acknowledgements;
    private final ReceivedTransactions received;
    private final EnvelopeCheck envelopes;
    private final EnvelopeCases cases;
    private final RoutineCheck routine;

    InterchangeCheck(
            Interchanges interchanges,
            Originals originals,
            MessageReview review,
            Acknowledgements acknowledgements,
            ReceivedTransactions received,
            EnvelopeCheck envelopes,
            EnvelopeCases cases,
            RoutineCheck routine) {
        this.interchanges = interchanges;
        this.originals = originals;
        this.review = review;
        this.acknowledgements = acknowledgements;
        this.received = received;
        this.envelopes = envelopes;
        this.cases = cases;
        this.routine = routine;
    }

    @Transactional
    public void check(JournalledInterchange row, Tenant tenant) {
        if (originals.isMeterValues(row)) {
            routine.check(row, tenant);
            return;
        }
        var checked = originals.read(row);
        var refusal = row.partner() == null ? null : envelopes.refusal(tenant, checked);
        if (row.partner() == null || checked.envelope() == null) {
            // Who sent it cannot be read: nobody could be answered.
            interchanges.finish(row, State.QUARANTINED, noted(checked.findings()));
            cases.unreadable(row);
        } else if (refusal != null) {
            refuse(row, tenant, EnvelopeCheck.withFinding(checked, refusal), EnvelopeCheck.stateAfter(refusal));
            cases.refused(row, refusal);
        } else if (checked.isRejected()) {
            refuse(row, tenant, checked, State.REJECTED);
        } else {
            take(row, tenant, checked);
        }
    }

    /** Nothing of it is taken. CONTRL is not answered by CONTRL. */
    private void refuse(JournalledInterchange row, Tenant tenant, CheckedInterchange checked, State state) {
        if (checked.envelope() != null && !originals.isContrl(row)) {
            var unused = acknowledgements.reject(tenant, checked);
        }
        interchanges.finish(row, state, noted(checked.findings()));
    }

    private void take(JournalledInterchange row, Tenant tenant, CheckedInterchange checked) {
        var verdicts = new ArrayList<Verdict>();
        var sender =
                MarketPartnerId.of(Objects.requireNonNull(checked.envelope()).sender());
        for (var message : checked.messages()) {
            verdicts.add(review.review(new MessageReview.Received(tenant, sender, row.journalledAt(), message)));
        }
        cases.taken(row, sender);
        checked.messages().forEach(message -> cases.partiesDiffer(row, message));
        var contrl = acknowledgements.answer(row, tenant, checked, verdicts);
        for (int index = 0; index < verdicts.size(); index++) {
            var message = checked.messages().get(index);
            var by = Acknowledgements.isBroken(message) ? contrl : null;
            received.insert(row, tenant, new ReceivedTransactions.Reviewed(index, message, verdicts.get(index), by));
        }
        interchanges.finish(row, State.CHECKED, noted(checked.findings()));
    }

    private static List<NotedFinding> noted(List<Finding> findings) {
        return findings.stream().map(NotedFinding::of).toList();
    }
}
