package org.stromlauf.marketcomm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.CheckedMessage;
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

    InterchangeCheck(
            Interchanges interchanges,
            Originals originals,
            MessageReview review,
            Acknowledgements acknowledgements,
            ReceivedTransactions received) {
        this.interchanges = interchanges;
        this.originals = originals;
        this.review = review;
        this.acknowledgements = acknowledgements;
        this.received = received;
    }

    @Transactional
    public void check(JournalledInterchange row, Tenant tenant) {
        var checked = originals.read(row);
        var refusal = refusal(tenant, checked);
        if (refusal != null) {
            refuse(row, tenant, withFinding(checked, refusal), stateAfter(refusal));
        } else if (checked.envelope() == null) {
            interchanges.finish(row, State.QUARANTINED, noted(checked.findings()));
        } else if (checked.isRejected()) {
            refuse(row, tenant, checked, State.REJECTED);
        } else {
            take(row, tenant, checked);
        }
    }

    /** What only the receiver knows of an envelope: that it is for another, or that it came before. */
    private @Nullable Finding refusal(Tenant tenant, CheckedInterchange checked) {
        var envelope = checked.envelope();
        if (envelope == null) return null;
        if (!envelope.receiver().equals(tenant.marketPartnerId().value())) {
            // CONTRL 7: interchange recipient not actual.
            return ofEnvelope("RECEIVER_WRONG", "7", tenant.marketPartnerId().value(), envelope.receiver());
        }
        if (interchanges.wasTaken(tenant.id(), MarketPartnerId.of(envelope.sender()), envelope.reference())) {
            // CONTRL 26: duplicate interchange, by sender and UNB 0020.
            return ofEnvelope("DUPLICATE", "26", null, envelope.reference());
        }
        return null;
    }

    private static State stateAfter(Finding refusal) {
        return refusal.code().equals("DUPLICATE") ? State.DUPLICATE : State.REJECTED;
    }

    private static Finding ofEnvelope(String code, String contrl, @Nullable String expected, String found) {
        return new Finding(
                Finding.Layer.ENVELOPE,
                Finding.Severity.ERROR,
                code,
                contrl,
                null,
                null,
                "UNB",
                null,
                null,
                null,
                null,
                expected,
                found,
                null);
    }

    private static CheckedInterchange withFinding(CheckedInterchange checked, Finding finding) {
        return new CheckedInterchange(checked.envelope(), List.of(finding), List.of());
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
        var answered = acknowledgements.answer(tenant, checked, verdicts);
        for (int index = 0; index < verdicts.size(); index++) {
            var message = checked.messages().get(index);
            received.insert(
                    row,
                    tenant,
                    new ReceivedTransactions.Reviewed(index, message, verdicts.get(index), by(answered, message)));
        }
        interchanges.finish(row, State.CHECKED, noted(checked.findings()));
    }

    private static @Nullable UUID by(Acknowledgements.Answered answered, CheckedMessage message) {
        return Acknowledgements.isBroken(message) ? answered.contrl() : answered.aperak();
    }

    private static List<NotedFinding> noted(List<Finding> findings) {
        return findings.stream().map(NotedFinding::of).toList();
    }
}
