package org.stromlauf.marketcomm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Answers;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.MessageDraft;
import org.stromlauf.marketcomm.MessageReview.Verdict;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.tenancy.Tenant;

/**
 * Answers what a tenant received: by CONTRL at once, by APERAK when {@link AnswerWork} sends all that wait for the partner. Those
 * of meter values, mostly many, leave at once in an interchange of their own.
 */
@Component
class Acknowledgements {

    private final Answers answers;
    private final References references;
    private final Dispatch dispatch;
    private final AnswerWork.Collection collection;
    private final IdGenerator ids;

    Acknowledgements(
            Answers answers,
            References references,
            Dispatch dispatch,
            AnswerWork.Collection collection,
            IdGenerator ids) {
        this.answers = answers;
        this.references = references;
        this.dispatch = dispatch;
        this.collection = collection;
        this.ids = ids;
    }

    /** Rejects a whole interchange by CONTRL 4. */
    UUID reject(Tenant tenant, CheckedInterchange interchange) {
        var reference = references.next(tenant.id());
        var contrl = answers.contrl(interchange, reference.nextMessageReference());
        return dispatch.send(shipment(tenant, interchange, reference, List.of(contrl)));
    }

    /**
     * Answers an interchange that was taken, message by message.
     *
     * @return the journal's id of the CONTRL that was sent; null where none was
     */
    @Nullable
    UUID answer(JournalledInterchange row, Tenant tenant, CheckedInterchange interchange, List<Verdict> verdicts) {
        var onlyContrl = interchange.messages().stream().allMatch(m -> m.type().equals("CONTRL"));
        var anyBroken = interchange.messages().stream().anyMatch(Acknowledgements::isBroken);
        var contrlDue = anyBroken || AcknowledgementRules.confirmsByContrl(tenant.commodity());
        var contrl = contrlDue && !onlyContrl ? reject(tenant, interchange) : null;
        collect(row, tenant, interchange, verdicts);
        return contrl;
    }

    private void collect(
            JournalledInterchange row, Tenant tenant, CheckedInterchange interchange, List<Verdict> verdicts) {
        var messages = new ArrayList<Integer>();
        var drafts = new ArrayList<FieldsView>();
        for (int index = 0; index < verdicts.size(); index++) {
            var message = interchange.messages().get(index);
            if (isNotAnswered(message)) continue;
            var question = new Question(tenant, interchange, message, verdicts.get(index));
            var decided = drafts(question, () -> new LaterReferences(row.journalledAt()));
            if (decided.isEmpty()) continue;
            messages.add(index);
            decided.forEach(draft -> drafts.add(FieldsView.of(draft.fields())));
        }
        if (drafts.isEmpty()) return;
        collection.add(
                new WaitingAnswers.Answer(
                        row.tenant(), row.id(), sender(interchange), row.journalledAt(), messages, drafts, 0),
                row.journalledAt());
    }

    /** Stand for those that are given when it is sent. */
    private record LaterReferences(Instant now) implements Answers.References {

        @Override
        public String nextMessageReference() {
            return "0";
        }

        @Override
        public String nextDocumentNumber() {
            return "0";
        }
    }

    private static boolean isNotAnswered(CheckedMessage message) {
        return AcknowledgementRules.isAcknowledgement(message.type()) || isBroken(message);
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
        private final UUID id = ids.next();
        private final List<MessageDraft> drafts = new ArrayList<>();

        private Confirmation(Tenant tenant, CheckedInterchange interchange) {
            this.tenant = tenant;
            this.interchange = interchange;
            this.reference = new WhenAsked(tenant);
        }

        void add(CheckedMessage message, Verdict verdict) {
            if (isNotAnswered(message)) return;
            drafts.addAll(drafts(new Question(tenant, interchange, message, verdict), reference::get));
        }

        /** Under which the journal will know it, when it is certain already that this message is answered; else null. */
        @Nullable
        UUID certainFor(CheckedMessage message) {
            return AcknowledgementRules.confirmsByAperak(tenant.commodity()) && !isNotAnswered(message) ? id : null;
        }

        /** @return the journal's id of what was sent; null when nothing was to be said */
        @Nullable
        UUID send() {
            return drafts.isEmpty() ? null : dispatch.send(shipment(tenant, interchange, reference.get(), drafts), id);
        }
    }

    private record Question(Tenant tenant, CheckedInterchange interchange, CheckedMessage message, Verdict verdict) {}

    private List<MessageDraft> drafts(Question question, Supplier<? extends Answers.References> reference) {
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

    private static Dispatch.Shipment shipment(
            Tenant tenant, CheckedInterchange interchange, InterchangeReferences reference, List<MessageDraft> drafts) {
        return new Dispatch.Shipment(tenant, sender(interchange), reference, drafts, null);
    }

    private static MarketPartnerId sender(CheckedInterchange interchange) {
        return MarketPartnerId.of(Objects.requireNonNull(interchange.envelope()).sender());
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
