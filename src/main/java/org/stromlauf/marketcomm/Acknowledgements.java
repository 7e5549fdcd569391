package org.stromlauf.marketcomm;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Answers;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.MessageDraft;
import org.stromlauf.marketcomm.MessageReview.Verdict;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.tenancy.Tenant;

/** Sends CONTRL and APERAK for what a tenant received, at once; all APERAK of an interchange in one interchange. */
@Component
class Acknowledgements {

    /** The journal's ids of what was sent; null where nothing was to be said. */
    record Answered(@Nullable UUID contrl, @Nullable UUID aperak) {}

    private final Answers answers;
    private final References references;
    private final Dispatch dispatch;

    Acknowledgements(Answers answers, References references, Dispatch dispatch) {
        this.answers = answers;
        this.references = references;
        this.dispatch = dispatch;
    }

    /** Rejects a whole interchange by CONTRL 4. */
    UUID reject(Tenant tenant, CheckedInterchange interchange) {
        var reference = references.next(tenant.id());
        return send(
                tenant, interchange, reference, List.of(answers.contrl(interchange, reference.nextMessageReference())));
    }

    /** Answers an interchange that was taken, message by message. */
    Answered answer(Tenant tenant, CheckedInterchange interchange, List<Verdict> verdicts) {
        var onlyContrl = interchange.messages().stream().allMatch(m -> m.type().equals("CONTRL"));
        var anyBroken = interchange.messages().stream().anyMatch(Acknowledgements::isBroken);
        var contrlDue = anyBroken || AcknowledgementRules.confirmsByContrl(tenant.commodity());
        var contrl = contrlDue && !onlyContrl ? reject(tenant, interchange) : null;
        return new Answered(contrl, aperak(tenant, interchange, verdicts));
    }

    private @Nullable UUID aperak(Tenant tenant, CheckedInterchange interchange, List<Verdict> verdicts) {
        var confirmation = begin(tenant, interchange);
        for (int index = 0; index < verdicts.size(); index++) {
            var message = interchange.messages().get(index);
            confirmation.add(message, verdicts.get(index));
        }
        return confirmation.send();
    }

    /** Begins the APERAK of an interchange, of which the messages come one by one. */
    Confirmation begin(Tenant tenant, CheckedInterchange interchange) {
        return new Confirmation(tenant, interchange);
    }

    /** The APERAK of an interchange: a message for each Geschäftsvorfall. */
    final class Confirmation {

        private final Tenant tenant;
        private final CheckedInterchange interchange;
        private final WhenAsked reference;
        private final List<MessageDraft> drafts = new ArrayList<>();

        private Confirmation(Tenant tenant, CheckedInterchange interchange) {
            this.tenant = tenant;
            this.interchange = interchange;
            this.reference = new WhenAsked(tenant);
        }

        void add(CheckedMessage message, Verdict verdict) {
            if (AcknowledgementRules.isAcknowledgement(message.type()) || isBroken(message)) return;
            drafts.addAll(drafts(new Question(tenant, interchange, message, verdict), reference));
        }

        /** @return the journal's id of what was sent; null when nothing was to be said */
        @Nullable
        UUID send() {
            return drafts.isEmpty() ? null : Acknowledgements.this.send(tenant, interchange, reference.get(), drafts);
        }
    }

    private record Question(Tenant tenant, CheckedInterchange interchange, CheckedMessage message, Verdict verdict) {}

    private List<MessageDraft> drafts(Question question, WhenAsked reference) {
        var drafts = new ArrayList<MessageDraft>();
        var verdict = question.verdict();
        if (verdict.rejectsAny()) {
            drafts.addAll(answers.aperakRejections(
                    question.interchange(), question.message(), verdict.objectFindings(), reference.get()));
        }
        if (verdict.acceptsAny()
                && AcknowledgementRules.confirmsByAperak(question.tenant().commodity())) {
            drafts.addAll(answers.aperakConfirmations(
                    question.interchange(), question.message(), verdict.rejectedTransactions(), reference.get()));
        }
        return drafts;
    }

    private UUID send(
            Tenant tenant, CheckedInterchange interchange, InterchangeReferences reference, List<MessageDraft> drafts) {
        var receiver = MarketPartnerId.of(
                Objects.requireNonNull(interchange.envelope()).sender());
        return dispatch.send(new Dispatch.Shipment(tenant, receiver, reference, drafts, null));
    }

    /** Whether a message of an interchange that can be read is itself broken, so that CONTRL rejects it. */
    static boolean isBroken(CheckedMessage message) {
        return message.findings().stream()
                .anyMatch(f -> f.severity() == Finding.Severity.ERROR && f.layer() != Finding.Layer.AHB);
    }

    /** Counts a reference only when there is something to say. */
    private final class WhenAsked {

        private final Tenant tenant;
        private @Nullable InterchangeReferences made;

        WhenAsked(Tenant tenant) {
            this.tenant = tenant;
        }

        InterchangeReferences get() {
            var result = made == null ? references.next(tenant.id()) : made;
            made = result;
            return result;
        }
    }
}
