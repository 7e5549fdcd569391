package org.stromlauf.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.stromlauf.edifact.Envelope;
import org.stromlauf.edifact.Fields;
import org.stromlauf.edifact.MessageDraft;

/** Messages made from a seed: registrations of customers (55001) and load profiles (13025). */
final class BenchMaterial {

    private static final String SUPPLIER = "9900000000001";
    private static final String PARTNER = "9900000000003";
    private static final Instant WRITTEN_AT = Instant.parse("2026-12-01T09:15:00Z");
    private static final Instant MONTH = Instant.parse("2026-10-31T23:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int QUARTERS = 30 * 96;

    private final Random random;

    BenchMaterial(long seed) {
        this.random = new Random(seed);
    }

    Envelope envelope() {
        return new Envelope(SUPPLIER, "500", PARTNER, "500", LocalDateTime.of(2026, 12, 1, 9, 15), "B1", null, false);
    }

    /** A month of quarter-hours of one market location. */
    MessageDraft month() {
        var register = Fields.builder().put("position", "1").put("obis", "1-1:1.29.0");
        for (int i = 0; i < QUARTERS; i++) {
            register.add(
                    "values",
                    Fields.builder()
                            .put("status", "220")
                            .put("quantity", BigDecimal.valueOf(random.nextInt(2_000), 3))
                            .put("from", MONTH.plus(QUARTER.multipliedBy(i)))
                            .put("to", MONTH.plus(QUARTER.multipliedBy(i + 1L)))
                            .build());
        }
        var location = Fields.builder()
                .put("location", "51238696781")
                .put("from", MONTH)
                .put("to", MONTH.plus(QUARTER.multipliedBy(QUARTERS)))
                .add("registers", register.build());
        return new MessageDraft(
                "13025", "1", head().add("locations", location.build()).build());
    }

    List<MessageDraft> registrations(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new MessageDraft(
                        "55001",
                        "1",
                        head().add("transactions", registration(i)).build()))
                .toList();
    }

    private static Fields.Builder head() {
        return Fields.builder()
                .put("documentNumber", "BENCH")
                .put("documentTime", WRITTEN_AT)
                .put("sender", SUPPLIER)
                .put("receiver", PARTNER);
    }

    private Fields registration(int number) {
        var house = Integer.toString(1 + random.nextInt(200));
        return Fields.builder()
                .put("transactionId", "V" + number)
                .put("supplyStart", Instant.parse("2026-12-31T23:00:00Z"))
                .put("transactionReason", "E03")
                .put("transactionReasonSupplement", "ZW4")
                .put("marketLocation", "51238696781")
                .add(
                        "productPackages",
                        Fields.builder()
                                .put("packageId", "1")
                                .put("productCode", "9991000002082")
                                .put("propertyValue", "11XDEMO-LFN----2")
                                .build())
                .add(
                        "packagePriorities",
                        Fields.builder()
                                .put("packageId", "1")
                                .put("implementationDegree", "Z01")
                                .build())
                .add(
                        "marketLocationData",
                        Fields.builder().put("customerGroup", "Z15").build())
                .add(
                        "customerData",
                        Fields.builder().put("levyReliefBasis", "ZG0").build())
                .put("customerName", "Muster" + random.nextInt(1000))
                .put("customerFirstName", "Maria")
                .put("customerNameFormat", "Z01")
                .put("correspondenceName", "Muster")
                .put("correspondenceFirstName", "Maria")
                .put("correspondenceNameFormat", "Z01")
                .put("correspondenceStreet", "Hauptstraße")
                .put("correspondenceHouseNumber", house)
                .put("correspondencePostalCode", "50667")
                .put("correspondenceCity", "Köln")
                .put("correspondenceCountry", "DE")
                .put("correspondenceEmail", "maria@muster.example")
                .build();
    }
}
