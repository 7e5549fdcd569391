package org.stromlauf.supply.supplier;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.Customers;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.supply.ContactPoint;

/** Writes a supplier's orders to cut and restore (ORDERS; MARKET C, rows 19 and 22). */
@Component
class ConnectionOrderMessages {

    /** Restored in the grid operator's working hours (IMD 7081): outside of them it costs the customer more. */
    private static final String IN_WORKING_HOURS = "Z53";

    static final String CANCELLATION = "39000";

    private final MarketMessages market;
    private final Customers customers;
    private final ContactPoint contacts;
    private final IdGenerator ids;

    ConnectionOrderMessages(MarketMessages market, Customers customers, ContactPoint contacts, IdGenerator ids) {
        this.market = market;
        this.customers = customers;
        this.contacts = contacts;
        this.ids = ids;
    }

    /** 17115; gives the document's number. */
    String disconnect(Contract contract, LocalDate earliest) {
        return send(contract, "17115", Fields.builder().put("earliestExecution", MarketCalendar.startOfDay(earliest)));
    }

    /** 17117; gives the document's number. */
    String reconnect(Contract contract) {
        return send(contract, "17117", Fields.builder().put("reconnectionTime", IN_WORKING_HOURS));
    }

    /** 39000; gives the document's number. */
    String cancel(Contract contract, SentOrder order) {
        var number = ids.nextReference(14);
        var fields = Fields.builder()
                .put("documentCode", order.kind().documentCode())
                .put("documentNumber", number)
                .put("orderNumber", order.number());
        var unused = market.send(
                new MarketMessages.Outgoing(contract.tenant(), contract.gridOperator(), CANCELLATION, fields.build()));
        return number;
    }

    private String send(Contract contract, String pid, Fields.Builder order) {
        var number = ids.nextReference(14);
        var contact = contacts.of(contract.tenant());
        var address = customers.get(contract.tenant(), contract.customer()).address();
        order.put("documentNumber", number)
                .put("senderContact", contact.name())
                .put("senderPhone", contact.phone())
                .put("marketLocation", contract.location().value())
                .put("meetingPointStreet", address.street())
                .put("meetingPointHouseNumber", address.houseNumber())
                .put("meetingPointPostalCode", address.postalCode())
                .put("meetingPointCity", address.city())
                .put("meetingPointCountry", address.country())
                .add("positions", Fields.builder().put("position", "1").build());
        var unused = market.send(
                new MarketMessages.Outgoing(contract.tenant(), contract.gridOperator(), pid, order.build()));
        return number;
    }
}
