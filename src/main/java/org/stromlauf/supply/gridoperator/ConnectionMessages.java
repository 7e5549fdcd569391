package org.stromlauf.supply.gridoperator;

import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.Locations;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.supply.ContactPoint;

/** What the grid operator writes about an order to cut or restore (ORDERS, ORDRSP, IFTSTA; MARKET C, rows 19 to 22). */
@Component
class ConnectionMessages {

    /**
     * @param status Z13 failed, Z14 done, Z32 refused
     * @param note in German, empty when there is nothing to say
     */
    record Result(String status, String code, String tree, String note) {

        /** Whether a reason in words belongs to the code (IFTSTA AHB, SG25 under conditions 83, 84 and 85). */
        private boolean asksForReason() {
            return REASON_ASKED.contains(tree + " " + code);
        }
    }

    private static final Set<String> REASON_ASKED =
            Set.of("E_0472 A04", "E_0472 A05", "E_0472 A06", "E_0499 A02", "E_0501 A01");

    private final MarketMessages market;
    private final Locations locations;
    private final ContactPoint contacts;
    private final IdGenerator ids;
    private final Clock clock;

    ConnectionMessages(
            MarketMessages market, Locations locations, ContactPoint contacts, IdGenerator ids, Clock clock) {
        this.market = market;
        this.locations = locations;
        this.contacts = contacts;
        this.ids = ids;
        this.clock = clock;
    }

    void confirm(ConnectionOrder o, String code) {
        send(
                o,
                o.supplier(),
                "19116",
                answer(o, code)
                        .add(
                                "positions",
                                Fields.builder()
                                        .put("position", "1")
                                        .put("specialCircumstances", "Keine besonderen Sachverhalte bekannt")
                                        .build()));
    }

    void reject(ConnectionOrder o, String code, String note) {
        var fields = answer(o, code);
        if (!note.isEmpty()) fields.put("note", note);
        send(o, o.supplier(), "19117", fields);
    }

    private static Fields.Builder answer(ConnectionOrder o, String code) {
        return Fields.builder()
                .put("documentCode", o.kind().documentCode())
                .put("orderNumber", o.orderNumber())
                .put("answerCode", code)
                .put("answerTree", o.kind().tree());
    }

    /** 17116; gives the document number to which the answer will refer. */
    String ask(ConnectionOrder o, MarketPartnerId meteringOperator) {
        var address = locations.find(o.tenant(), o.location()).orElseThrow().address();
        var contact = contacts.of(o.tenant());
        var number = ids.nextReference(14);
        send(
                o,
                meteringOperator,
                "17116",
                Fields.builder()
                        .put("documentNumber", number)
                        .put("senderContact", contact.name())
                        .put("senderPhone", contact.phone())
                        .put("executionDate", MarketCalendar.startOfDay(o.earliest()))
                        .put("marketLocation", o.location().value())
                        .put("meetingPointStreet", address.street())
                        .put("meetingPointHouseNumber", address.houseNumber())
                        .put("meetingPointPostalCode", address.postalCode())
                        .put("meetingPointCity", address.city())
                        .put("meetingPointCountry", "DE")
                        .add("positions", Fields.builder().put("position", "1").build()));
        return number;
    }

    /** 19128 or 19129. */
    void answerCancellation(ConnectionOrder o, String number, String code, boolean accepted) {
        send(
                o,
                o.supplier(),
                accepted ? "19128" : "19129",
                Fields.builder()
                        .put("documentCode", o.kind().documentCode())
                        .put("cancellationNumber", number)
                        .put("answerCode", code)
                        .put("answerTree", "E_0468"));
    }

    /** 39001, about the request (17116). */
    void passCancellationOn(ConnectionOrder o, MarketPartnerId meteringOperator, String request) {
        send(
                o,
                meteringOperator,
                "39001",
                Fields.builder().put("documentCode", o.kind().documentCode()).put("orderNumber", request));
    }

    /** 21039. */
    void report(ConnectionOrder o, Result result) {
        var status = Fields.builder()
                .put("statusKind", o.kind() == ConnectionOrder.Kind.DISCONNECTION ? "Z37" : "Z38")
                .put("status", result.status())
                .put("answerCode", result.code())
                .put("answerTree", result.tree());
        if (result.status().equals("Z14")) status.put("executedAt", clock.instant());
        if (result.asksForReason()) status.put("note", result.note());
        send(
                o,
                o.supplier(),
                "21039",
                Fields.builder()
                        .add(
                                "transactions",
                                Fields.builder()
                                        .put("transactionId", "1")
                                        .put("marketLocation", o.location().value())
                                        .add("statuses", status.build())
                                        .build()));
    }

    private void send(ConnectionOrder o, MarketPartnerId receiver, String pid, Fields.Builder fields) {
        var unused = market.send(new MarketMessages.Outgoing(o.tenant(), receiver, pid, fields.build()));
    }
}
