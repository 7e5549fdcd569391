package org.stromlauf.marketcomm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.stromlauf.edifact.Fields;
import org.stromlauf.edifact.MessageDraft;
import org.stromlauf.marketcomm.WaitingAnswers.Answer;
import org.stromlauf.marketcomm.WaitingAnswers.Bundle;
import org.stromlauf.shared.UnitOfWork;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.workflow.DueWork;

/**
 * Sends the APERAK that wait for a partner in one interchange: a message for each Geschäftsvorfall, bundled (APERAK AHB 1.1). They
 * wait for a second, of the 45 minutes that there are at least.
 */
@Component
class AnswerWork implements DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerWork.class);
    private static final Duration WAIT = Duration.ofMinutes(5);
    private static final int MAX_ATTEMPTS = 5;
    private static final String APERAK = "APERAK";

    /** What is due, and until when it is collected. */
    @Component
    static class Collection {

        private final WaitingAnswers answers;
        private final Duration collecting;

        Collection(
                WaitingAnswers answers,
                @Value("${stromlauf.marketcomm.collect-answers-for:PT1S}") Duration collecting) {
            this.answers = answers;
            this.collecting = collecting;
        }

        void add(Answer answer, Instant now) {
            answers.add(answer, now.plus(collecting));
        }
    }

    private final WaitingAnswers answers;
    private final References references;
    private final Dispatch dispatch;
    private final Interchanges interchanges;
    private final Clearings clearings;
    private final Tenants tenants;
    private final TransactionOperations transaction;
    private final Clock clock;

    AnswerWork(
            WaitingAnswers answers,
            References references,
            Dispatch dispatch,
            Interchanges interchanges,
            Clearings clearings,
            Tenants tenants,
            TransactionOperations transaction,
            Clock clock) {
        this.answers = answers;
        this.references = references;
        this.dispatch = dispatch;
        this.interchanges = interchanges;
        this.clearings = clearings;
        this.tenants = tenants;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "answer";
    }

    @Override
    public String waiting() {
        return WaitingAnswers.SOURCE;
    }

    @Override
    public void run(Item item) {
        var bundle = Bundle.of(item.id());
        var taken = new ArrayList<Answer>();
        try {
            transaction.executeWithoutResult(status -> {
                taken.addAll(answers.due(bundle, clock.instant()));
                if (!taken.isEmpty()) UnitOfWork.run(unit("answer/", taken), () -> send(bundle, taken));
            });
        } catch (RuntimeException e) {
            LOG.warn("{} APERAK of {} for {} did not leave", taken.size(), bundle.tenant(), bundle.partner(), e);
            if (taken.isEmpty()) return;
            UnitOfWork.run(
                    unit("answer-failed/", taken),
                    () -> transaction.executeWithoutResult(
                            status -> taken.forEach(answer -> failed(answer, taken.size() > 1, e))));
        }
    }

    /** What is answered once gives the name to what is sent once. */
    private static String unit(String what, List<Answer> taken) {
        var first = taken.get(0);
        return what + first.tenant() + "/" + first.interchange() + "/" + first.attempts();
    }

    private void send(Bundle bundle, List<Answer> taken) {
        var reference = references.next(bundle.tenant());
        var drafts = taken.stream()
                .flatMap(answer -> answer.drafts().stream())
                .map(draft -> draft(draft.fields(), reference))
                .toList();
        var sent = dispatch.send(
                new Dispatch.Shipment(tenants.get(bundle.tenant()), bundle.partner(), reference, drafts, null));
        answers.sent(taken, sent, reference.now());
    }

    private static MessageDraft draft(Fields decided, InterchangeReferences reference) {
        var message = reference.nextMessageReference();
        var fields = decided.toBuilder()
                .put("documentNumber", reference.nextDocumentNumber())
                .put("documentTime", reference.now());
        return new MessageDraft(APERAK, message, fields.build());
    }

    /** What failed together is tried one by one; what failed alone later, and in the end it is a case. */
    private void failed(Answer answer, boolean together, RuntimeException failure) {
        var attempts = answer.attempts() + 1;
        var now = clock.instant();
        var again = attempts >= MAX_ATTEMPTS ? null : together || attempts == 1 ? now : now.plus(WAIT);
        // A commit of which the database failed to tell has sent it.
        if (!answers.failed(answer, again) || again != null) return;
        var row = interchanges.get(answer.tenant(), answer.interchange());
        clearings.open(Clearing.Reason.ANSWER_FAILED, row, failure.toString());
    }
}
