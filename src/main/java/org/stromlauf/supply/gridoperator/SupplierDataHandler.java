package org.stromlauf.supply.gridoperator;

import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.supply.CustomerNotices;
import org.stromlauf.tenancy.Role;
import org.stromlauf.workflow.Processes;

/**
 * Takes what a supplier says of his customer (55109) and of our billing and balancing data (55220, 55156): that he takes them over
 * needs nothing; where he deviates (A02) a case worker decides and we answer within two working days (21047). An order to change
 * them (BGM Z88) is for a case worker as it came.
 */
@Component
class SupplierDataHandler implements MessageHandler {

    private static final String ORDER_TO_CHANGE = "Z88";
    private static final int ANSWER_WORKING_DAYS = 2;

    private final CustomerNotices customers;
    private final DeviationDesk deviations;
    private final Processes processes;

    SupplierDataHandler(CustomerNotices customers, DeviationDesk deviations, Processes processes) {
        this.customers = customers;
        this.deviations = deviations;
        this.processes = processes;
    }

    @Override
    public Role role() {
        return Role.GRID_OPERATOR;
    }

    @Override
    public Set<String> pids() {
        return Set.of("55109", "55156", "55220");
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        if (message.pid().equals("55109")) return customers.take(message) ? Outcome.HANDLED : Outcome.UNEXPECTED;
        var code = message.transaction().find("answerCode").orElse("");
        if (code.equals("A01")) return Outcome.HANDLED;
        var order = message.message().fields().find("documentCode").filter(ORDER_TO_CHANGE::equals);
        if (!code.equals("A02") || order.isPresent()) return Outcome.UNEXPECTED;
        return deviates(message);
    }

    private Outcome deviates(ReceivedMessage message) {
        var deviation = deviations.receive(message);
        if (deviation.isEmpty()) return Outcome.UNEXPECTED;
        // MARKET 2.8: 21047 within two working days.
        var limit = MarketCalendar.workingDayAfter(MarketCalendar.day(message.receivedAt()), ANSWER_WORKING_DAYS);
        processes.start(
                message.tenant(),
                "DeviationAnswer",
                deviation.get().id().toString(),
                Map.of("answerDueAt", Date.from(MarketCalendar.startOfDay(limit.plusDays(1)))));
        return Outcome.HANDLED;
    }
}
