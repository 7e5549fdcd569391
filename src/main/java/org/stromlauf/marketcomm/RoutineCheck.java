package org.stromlauf.marketcomm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.Fields;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.InterchangeTaker;
import org.stromlauf.edifact.Outline;
import org.stromlauf.marketcomm.JournalledInterchange.State;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.tenancy.Tenant;

/**
 * Checks interchanges of meter values as {@link InterchangeCheck} does all others, but message by message and without a tree: an
 * interchange of a million values needs the memory of some hundred messages. Routine data is handed to its handler at once, so
 * that journal, acknowledgement and values are one transaction.
 */
@Component
class RoutineCheck {

    private static final Fields NO_FIELDS = Fields.builder().build();

    private final Interchanges interchanges;
    private final Originals originals;
    private final EnvelopeCheck envelopes;
    private final EnvelopeCases cases;
    private final Acknowledgements acknowledgements;
    private final RoutineBatches batches;

    RoutineCheck(
            Interchanges interchanges,
            Originals originals,
            EnvelopeCheck envelopes,
            EnvelopeCases cases,
            Acknowledgements acknowledgements,
            RoutineBatches batches) {
        this.interchanges = interchanges;
        this.originals = originals;
        this.envelopes = envelopes;
        this.cases = cases;
        this.acknowledgements = acknowledgements;
        this.batches = batches;
    }

    /** In the caller's transaction. */
    void check(JournalledInterchange row, Tenant tenant) {
        var taking = new Taking(row, tenant);
        originals.read(row, taking);
        taking.finish();
    }

    /** One interchange while its messages pass. */
    private final class Taking implements InterchangeTaker {

        private final JournalledInterchange row;
        private final Tenant tenant;
        private final List<CheckedMessage> batch = new ArrayList<>();
        private final List<CheckedMessage> broken = new ArrayList<>();
        private final Set<Integer> brokenIndexes = new HashSet<>();
        private CheckedInterchange head = new CheckedInterchange(null, List.of(), List.of());
        private @Nullable Finding refusal;
        private Acknowledgements.@Nullable Confirmation confirmation;
        private int taken;

        Taking(JournalledInterchange row, Tenant tenant) {
            this.row = row;
            this.tenant = tenant;
        }

        @Override
        public void interchange(CheckedInterchange found) {
            head = found;
            refusal = envelopes.refusal(tenant, found);
            confirmation = acknowledgements.begin(tenant, found);
        }

        @Override
        public void message(CheckedInterchange unused, CheckedMessage message, Supplier<Outline> outline) {
            if (refusal != null) return;
            if (Acknowledgements.isBroken(message)) {
                broken.add(withoutText(message));
                brokenIndexes.add(taken + batch.size());
            }
            cases.partiesDiffer(row, message);
            batch.add(message);
            if (batch.size() == RoutineBatches.SIZE) flush();
        }

        private void flush() {
            var answer = Objects.requireNonNull(confirmation);
            var verdicts =
                    batches.take(new RoutineBatches.Batch(row, tenant, sender(), answer, taken, List.copyOf(batch)));
            for (int i = 0; i < batch.size(); i++) {
                answer.add(withoutText(batch.get(i)), verdicts.get(i));
            }
            taken += batch.size();
            batch.clear();
        }

        private MarketPartnerId sender() {
            return MarketPartnerId.of(Objects.requireNonNull(head.envelope()).sender());
        }

        void finish() {
            if (refusal != null) {
                reject(EnvelopeCheck.withFinding(head, refusal), EnvelopeCheck.stateAfter(refusal));
                cases.refused(row, refusal);
            } else if (head.envelope() == null) {
                interchanges.finish(row, State.QUARANTINED, noted(head.findings()));
                cases.unreadable(row);
            } else if (head.isRejected()) {
                reject(head, State.REJECTED);
            } else {
                if (!batch.isEmpty()) flush();
                cases.taken(row, sender());
                acknowledge();
                interchanges.finish(row, State.CHECKED, noted(head.findings()));
            }
        }

        private void reject(CheckedInterchange checked, State state) {
            if (checked.envelope() != null) {
                var unused = acknowledgements.reject(tenant, checked);
            }
            interchanges.finish(row, state, noted(checked.findings()));
        }

        private void acknowledge() {
            if (!broken.isEmpty() || AcknowledgementRules.confirmsByContrl(tenant.commodity())) {
                var contrl = acknowledgements.reject(
                        tenant, new CheckedInterchange(head.envelope(), head.findings(), List.copyOf(broken)));
                batches.acknowledged(row, contrl, brokenIndexes, false);
            }
            var aperak = Objects.requireNonNull(confirmation).send();
            if (aperak != null) batches.acknowledged(row, aperak, brokenIndexes, true);
        }
    }

    /** What an acknowledgement needs of a message. */
    private static CheckedMessage withoutText(CheckedMessage message) {
        return new CheckedMessage(
                message.reference(),
                message.type(),
                message.directory(),
                message.release(),
                message.pid(),
                message.formatVersion(),
                message.documentNumber(),
                message.findings(),
                NO_FIELDS,
                message.rulesApplied(),
                message.rulesUndecided());
    }

    private static List<NotedFinding> noted(List<Finding> findings) {
        return findings.stream().map(NotedFinding::of).toList();
    }
}
