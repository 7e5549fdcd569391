package org.stromlauf.supply.supplier;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.marketcomm.MarketMessages.Outgoing;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.tenancy.TenantSettings;

/**
 * Tells the grid operator where his billing and balancing data deviate from ours (55220 by E_0610, 55156 by E_0611, within two
 * working days): at once, and only on deviation. Who agrees is silent; his data hold all the same.
 */
@Component
class LocationDataReview {

    /** The supplier pays for grid use, which our products contain. */
    private static final String SUPPLIER_PAYS = "Z11";

    private static final String DEVIATES = "A02";
    private static final String EXPECTED_PERIOD = "Z47";
    private static final String EXPECTED_DATA = "Z80";

    private final MarketMessages messages;
    private final TenantSettings settings;

    LocationDataReview(MarketMessages messages, TenantSettings settings) {
        this.messages = messages;
        this.settings = settings;
    }

    void review(ReceivedMessage message) {
        if (message.pid().equals("55126")) reviewBalancing(message);
        if (message.pid().equals("55218")) reviewGridUse(message);
    }

    private void reviewBalancing(ReceivedMessage message) {
        var ours = settings.get(message.tenant(), SupplierSettings.BALANCING_GROUP);
        var told = first(message.transaction(), "balancingGroup");
        if (told.isEmpty() || told.get().equals(ours)) return;
        send(message, "55156", "E_0611", Fields.builder().put("balancingGroup", ours));
    }

    private void reviewGridUse(ReceivedMessage message) {
        var told = first(message.transaction(), "gridUsePayer");
        if (told.isEmpty() || told.get().equals(SUPPLIER_PAYS)) return;
        var expected = Fields.builder().put("gridUsePayer", SUPPLIER_PAYS);
        for (var same : new String[] {"gridUseContract", "deliveryNoteBasis"}) {
            first(message.transaction(), same).ifPresent(value -> expected.put(same, value));
        }
        send(message, "55220", "E_0610", expected);
    }

    private void send(ReceivedMessage message, String pid, String tree, Fields.Builder expected) {
        var received = message.transaction();
        var transaction = Fields.builder()
                .put("transactionId", messages.nextTransactionId(message.tenant()))
                .put("transactionReason", received.get("transactionReason"))
                .put("answerCode", DEVIATES)
                .put("answerTree", tree)
                .put("answeredPeriod", period(received))
                .put("marketLocation", received.get("marketLocation"))
                .put("requestTransactionId", received.get("transactionId"))
                .add("dataPeriods", expectedPeriod(received))
                .add(
                        "marketLocationData",
                        expected.put("dataKind", EXPECTED_DATA)
                                .put("period", "1")
                                .build());
        var unused = messages.send(new Outgoing(
                message.tenant(),
                message.sender(),
                pid,
                Fields.builder()
                        .put("documentCode", "E03")
                        .add("transactions", transaction.build())
                        .build()));
    }

    private static Fields expectedPeriod(Fields received) {
        var period = Fields.builder().put("periodKind", EXPECTED_PERIOD).put("periodId", "1");
        received.groups("dataPeriods").stream()
                .findFirst()
                .flatMap(p -> p.findInstant("dataFrom"))
                .ifPresent(from -> period.put("dataFrom", from));
        return period.build();
    }

    private static String period(Fields received) {
        return received.groups("dataPeriods").stream()
                .findFirst()
                .flatMap(p -> p.find("periodId"))
                .orElse("1");
    }

    private static Optional<String> first(Fields transaction, String name) {
        return transaction.groups("marketLocationData").stream()
                .flatMap(g -> g.find(name).stream())
                .findFirst();
    }
}
