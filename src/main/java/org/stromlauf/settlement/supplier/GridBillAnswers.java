package org.stromlauf.settlement.supplier;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.marketcomm.RoutineDeliveries;
import org.stromlauf.marketcomm.RoutineDeliveries.OutgoingBundle;
import org.stromlauf.settlement.SettlementDays;
import org.stromlauf.settlement.supplier.Payable.State;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.QueuedWork;

/**
 * A supplier's answers to grid operators, in one job a day on which there are any: one interchange of 21035, one payment advice
 * (33001) for all accepted bills.
 */
@Component
class GridBillAnswers implements QueuedWork {

    static final SettlementDays.DayWork WORK =
            new SettlementDays.DayWork("settlement.grid-bill-answers", LocalTime.of(14, 0));

    private static final Logger LOG = LoggerFactory.getLogger(GridBillAnswers.class);

    private final SettlementDays days;
    private final ReceivedNotes notes;
    private final Payables payables;
    private final RoutineDeliveries deliveries;
    private final MarketMessages market;

    GridBillAnswers(
            SettlementDays days,
            ReceivedNotes notes,
            Payables payables,
            RoutineDeliveries deliveries,
            MarketMessages market) {
        this.days = days;
        this.notes = notes;
        this.payables = payables;
        this.deliveries = deliveries;
        this.market = market;
    }

    @Override
    public String name() {
        return WORK.name();
    }

    @Override
    public void run(TenantId tenant, String payload) {
        var today = LocalDate.parse(payload);
        days.begin(tenant, WORK, today);
        int answered = answerNotes(tenant, today);
        int advised = advise(tenant);
        LOG.info(
                "Tenant {} on {}: {} delivery notes answered, {} grid bills advised", tenant, today, answered, advised);
    }

    private int answerNotes(TenantId tenant, LocalDate today) {
        var messages = new LinkedHashMap<MarketPartnerId, List<Fields>>();
        var decided = notes.decided(tenant);
        for (var note : decided) {
            if (today.isAfter(note.answerDue())) {
                // Too late: silence was agreement (GPKE part 2, 3.3).
                notes.state(tenant, note.id(), ReceivedNote.State.SILENT);
                continue;
            }
            messages.computeIfAbsent(note.gridOperator(), o -> new ArrayList<>())
                    .add(AnswerMessages.noteAnswer(note));
            notes.state(tenant, note.id(), ReceivedNote.State.ANSWERED);
        }
        messages.forEach((operator, answers) -> {
            var unused = deliveries.sendAll(new OutgoingBundle(tenant, operator, "21035", answers));
        });
        return decided.size();
    }

    private int advise(TenantId tenant) {
        var byOperator = new LinkedHashMap<MarketPartnerId, List<Payable>>();
        var accepted = payables.accepted(tenant);
        for (var payable : accepted) {
            byOperator
                    .computeIfAbsent(payable.gridOperator(), o -> new ArrayList<>())
                    .add(payable);
            payables.state(payable, State.ADVISED);
        }
        byOperator.forEach((operator, bills) -> {
            var unused =
                    market.send(new MarketMessages.Outgoing(tenant, operator, "33001", AnswerMessages.advice(bills)));
        });
        return accepted.size();
    }
}
