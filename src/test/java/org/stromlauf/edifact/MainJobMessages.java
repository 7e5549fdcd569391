package org.stromlauf.edifact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One message of each PID of the main job with realistic values: how a message is filled by its field names. */
public final class MainJobMessages {

    public static final String NEW_SUPPLIER = "9900000000001";
    public static final String PREVIOUS_SUPPLIER = "9900000000002";
    public static final String GRID_OPERATOR = "9900000000003";
    public static final String METERING_OPERATOR = "9900000000004";
    public static final String TRANSMISSION_OPERATOR = "9900000000005";
    public static final String MARKET_LOCATION = "51238696781";
    public static final String METERING_LOCATION = "DE0001062600000000000000000000012";
    public static final String BALANCING_GROUP = "11XDEMO-LFN----2";

    static final Instant WRITTEN_AT = Instant.parse("2026-11-23T09:15:00Z");
    /** 1 December, 00:00 German time. */
    static final Instant START = Instant.parse("2026-11-30T23:00:00Z");

    private MainJobMessages() {}

    /** All of them by PID; 13019 also as delivery note ({@code 13019 Z41}). */
    public static Map<String, Fields> all() {
        var all = new LinkedHashMap<String, Fields>();
        SwitchMessages.addTo(all);
        MasterDataMessages.addTo(all);
        MeteringMessages.addTo(all);
        BillingMessages.addTo(all);
        DisconnectionMessages.addTo(all);
        ComplaintMessages.addTo(all);
        return all;
    }

    /** The draft of one of {@link #all()}. */
    public static MessageDraft draft(String name) {
        var fields = all().get(name);
        if (fields == null) {
            throw new IllegalArgumentException("There is no example of " + name);
        }
        return new MessageDraft(name.substring(0, 5), "1", fields);
    }

    /** The envelope between the two partners that the message names. */
    public static Envelope envelope(Fields fields, String reference) {
        return new Envelope(
                fields.get("sender"),
                "500",
                fields.get("receiver"),
                "500",
                java.time.LocalDateTime.of(2026, 11, 23, 9, 15),
                reference,
                null,
                false);
    }

    /** The head that every message has. */
    static Fields.Builder head(String sender, String receiver) {
        return Fields.builder()
                .put("documentNumber", "DOC2026112300001")
                .put("documentTime", WRITTEN_AT)
                .put("sender", sender)
                .put("receiver", receiver);
    }

    static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
