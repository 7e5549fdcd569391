package org.stromlauf.supply.supplier;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.marketcomm.MarketMessages.Outgoing;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;

/** Writes a supplier's answers to the requests of others. */
@Component
class SupplierAnswers {

    private static final String TERMINATION_TREE = "E_0614";
    private static final String DEREGISTRATION_TREE = "E_0624";

    private final MarketMessages messages;

    SupplierAnswers(MarketMessages messages) {
        this.messages = messages;
    }

    /** 55017: the contract ends; with the previous year's consumption. */
    void confirmTermination(ReceivedRequest request, TerminationDecision.Accepted decision, Energy previousYear) {
        var end = MarketCalendar.startOfDay(decision.end());
        var transaction = answer(request, decision.code(), TERMINATION_TREE)
                .put("transactionReasonSupplement", request.supplement())
                .put(request.fixed() ? "supplyEnd" : "nextPossibleEnd", end)
                .put("previousYearConsumption", SupplierMessages.wholeKwh(previousYear));
        send(request, "55017", transaction.build());
    }

    /** 55018: the contract goes on, with the dates that explain it. */
    void rejectTermination(ReceivedRequest request, TerminationDecision.Rejected decision) {
        var transaction = answer(request, decision.code(), TERMINATION_TREE);
        var confirmedEnd = decision.confirmedEnd();
        if (confirmedEnd != null)
            transaction = transaction.put("confirmedEnd", MarketCalendar.startOfDay(confirmedEnd));
        var possibleEnd = decision.possibleEnd();
        var notice = decision.notice();
        if (possibleEnd != null && notice != null) {
            transaction = transaction.put("validFrom", MarketCalendar.startOfDay(possibleEnd));
            transaction = transaction.put("cancellationPeriod", period(notice));
        }
        if (decision.code().equals("A08")) transaction = transaction.put("note", "Die Vollmacht ist nicht wirksam.");
        send(request, "55018", transaction.build());
    }

    /** 55011: we agree that the assignment ends. */
    void confirmDeregistration(ReceivedRequest request, String code, LocalDate end) {
        var transaction = answer(request, code, DEREGISTRATION_TREE).put("supplyEnd", MarketCalendar.startOfDay(end));
        send(request, "55011", transaction.build());
    }

    /** 55012: we object. */
    void rejectDeregistration(ReceivedRequest request, String code) {
        send(request, "55012", answer(request, code, DEREGISTRATION_TREE).build());
    }

    private Fields.Builder answer(ReceivedRequest request, String code, String tree) {
        return Fields.builder()
                .put("transactionId", messages.nextTransactionId(request.tenant()))
                .put("transactionReason", request.reason())
                .put("answerCode", code)
                .put("answerTree", tree)
                .put("requestTransactionId", request.transactionId());
    }

    private void send(ReceivedRequest request, String pid, Fields transaction) {
        var fields = Fields.builder().add("transactions", transaction).build();
        var ignored = messages.send(new Outgoing(request.tenant(), request.sender(), pid, fields));
    }

    /** Form ZZRB: two digits, unit, and R for a notice period that may begin on any day. */
    private static String period(NoticePeriod notice) {
        return String.format(
                java.util.Locale.ROOT, "%02d%sR", notice.amount(), notice.unit().letter());
    }
}
