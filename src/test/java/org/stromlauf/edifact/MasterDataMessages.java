package org.stromlauf.edifact;

import static org.stromlauf.edifact.MainJobMessages.BALANCING_GROUP;
import static org.stromlauf.edifact.MainJobMessages.GRID_OPERATOR;
import static org.stromlauf.edifact.MainJobMessages.MARKET_LOCATION;
import static org.stromlauf.edifact.MainJobMessages.METERING_LOCATION;
import static org.stromlauf.edifact.MainJobMessages.METERING_OPERATOR;
import static org.stromlauf.edifact.MainJobMessages.NEW_SUPPLIER;
import static org.stromlauf.edifact.MainJobMessages.TRANSMISSION_OPERATOR;

import java.time.Instant;
import java.util.Map;

/** The UTILMD that carry master data, billing and balancing data after an assignment (GPKE part 4). */
final class MasterDataMessages {

    /** Data hold from the day of the message or earlier. */
    private static final Instant VALID_FROM = Instant.parse("2026-11-23T23:00:00Z");

    private MasterDataMessages() {}

    static void addTo(Map<String, Fields> all) {
        all.put("55109", fromSupplier(GRID_OPERATOR, customerData("ZW4")));
        all.put("55110", fromSupplier(METERING_OPERATOR, customer("ZX6", "ZW4")));
        all.put("55126", fromGrid(balancing()));
        all.put("55156", answer(balancingAnswered()));
        all.put("55218", fromGrid(gridBilling()));
        all.put("55220", answer(gridBillingAnswered()));
        all.put("55616", fromGrid(marketLocation()));
        all.put("55620", fromGrid(meteringLocationByGrid()));
        all.put("55653", SwitchMessages.message(METERING_OPERATOR, NEW_SUPPLIER, meteringLocationByOperator()));
    }

    private static Fields fromGrid(Fields.Builder transaction) {
        return SwitchMessages.message(GRID_OPERATOR, NEW_SUPPLIER, transaction);
    }

    private static Fields fromSupplier(String receiver, Fields.Builder transaction) {
        return SwitchMessages.message(NEW_SUPPLIER, receiver, transaction);
    }

    private static Fields answer(Fields.Builder transaction) {
        return MainJobMessages.head(NEW_SUPPLIER, GRID_OPERATOR)
                .put("documentCode", "E03")
                .add("transactions", transaction.build())
                .build();
    }

    private static Fields.Builder change(String reason) {
        return Fields.builder()
                .put("transactionId", "VG-2026-000002")
                .put("transactionReason", reason)
                .add(
                        "dataPeriods",
                        Fields.builder()
                                .put("periodKind", "Z49")
                                .put("periodId", "1")
                                .put("dataFrom", VALID_FROM)
                                .build());
    }

    private static Fields.Builder answered(String reason, String code, String tree) {
        return Fields.builder()
                .put("transactionId", "VG-2026-000003")
                .put("transactionReason", reason)
                .put("answerCode", code)
                .put("answerTree", tree)
                .put("answeredPeriod", "1")
                .put("marketLocation", MARKET_LOCATION)
                .put("requestTransactionId", "VG-2026-000002");
    }

    private static Fields.Builder customer(String reason, String supplement) {
        return change(reason)
                .put("transactionReasonSupplement", supplement)
                .put("marketLocation", MARKET_LOCATION)
                .put("customerName", "Muster")
                .put("customerFirstName", "Maria")
                .put("customerNameFormat", "Z01")
                .put("customerPeriod", "1")
                .put("correspondenceName", "Muster")
                .put("correspondenceFirstName", "Maria")
                .put("correspondenceNameFormat", "Z01")
                .put("correspondenceStreet", "Hauptstraße")
                .put("correspondenceHouseNumber", "12")
                .put("correspondencePostalCode", "50667")
                .put("correspondenceCity", "Köln")
                .put("correspondenceCountry", "DE")
                .put("correspondencePeriod", "1")
                .put("correspondencePhone", "+4922112345");
    }

    private static Fields.Builder customerData(String supplement) {
        return customer("ZX6", supplement)
                .add("marketLocationData", data().put("customerGroup", "Z15").build())
                .add("customerData", data().put("levyReliefBasis", "ZG1").build());
    }

    private static Fields.Builder data() {
        return Fields.builder().put("period", "1");
    }

    private static Fields.Builder balancing() {
        return change("ZX3")
                .put("marketLocation", MARKET_LOCATION)
                .add(
                        "marketLocationData",
                        data().put("annualForecast", "3120")
                                .put("transmissionSystemOperator", TRANSMISSION_OPERATOR)
                                .put("controlArea", "10YDE-RWENET---I")
                                .put("balancingGroup", BALANCING_GROUP)
                                .put("balancingArea", "11YDEMO-BG-----K")
                                .put("timeSeriesKind", "SLS")
                                .put("aggregationResponsibility", "ZA8")
                                .put("forecastBasis", "ZA6")
                                .put("forecastDetail", "E02")
                                .build())
                .add(
                        "profiles",
                        data().put("profileOrigin", "Z10").put("profile", "H25").build());
    }

    private static Fields.Builder balancingAnswered() {
        return answered("ZX3", "A01", "E_0611");
    }

    private static Fields.Builder gridBilling() {
        return change("ZX4")
                .put("marketLocation", MARKET_LOCATION)
                .add(
                        "billingDates",
                        data().put("gridBillingDay", "1231")
                                .put("nextGridBilling", "2027")
                                .put("gridBillingInterval", "12")
                                .build())
                .add(
                        "marketLocationData",
                        data().put("gridUseContract", "Z09")
                                .put("gridUsePayer", "Z11")
                                .put("deliveryNoteBasis", "Z12")
                                .build())
                .add(
                        "gridBillingPositions",
                        data().put("dataKind", "Z45")
                                .put("article", "1-01-6-005")
                                .put("articleKind", "Z09")
                                .put("communityDiscount", "0")
                                .put("surchargeKind", "Z37")
                                .put("surcharge", "0")
                                .put("gridOperator", GRID_OPERATOR)
                                .build());
    }

    private static Fields.Builder gridBillingAnswered() {
        return answered("ZX4", "A01", "E_0610");
    }

    private static Fields.Builder marketLocation() {
        return change("ZX6")
                .put("transactionReasonSupplement", "ZW4")
                .put("marketLocation", MARKET_LOCATION)
                .add(
                        "marketLocationData",
                        data().put("meteringOperator", METERING_OPERATOR)
                                .put("meteringOperatorKind", "Z39")
                                .put("voltageLevel", "E06")
                                .put("meteringClass", "Z53")
                                .build())
                .put("deliveryStreet", "Hauptstraße")
                .put("deliveryHouseNumber", "12")
                .put("deliveryPostalCode", "50667")
                .put("deliveryCity", "Köln")
                .put("deliveryCountry", "DE")
                .put("deliveryPeriod", "1")
                .add("technicalFacilities", data().put("facilityKind", "ZH8").build());
    }

    private static Fields.Builder meteringLocation() {
        return change("ZX7")
                .add(
                        "meteringLocations",
                        Fields.builder()
                                .put("meteringLocation", METERING_LOCATION)
                                .build());
    }

    private static Fields.Builder meteringLocationByGrid() {
        return meteringLocation()
                .add(
                        "meteringLocationData",
                        data().put("billedWithGridUse", "NEIN")
                                .put("meteringOperator", METERING_OPERATOR)
                                .put("meteringOperatorKind", "Z39")
                                .put("responsibleMeteringOperator", METERING_OPERATOR)
                                .build());
    }

    private static Fields.Builder meteringLocationByOperator() {
        return meteringLocation()
                .add("meteringLocationData", data().put("voltageLevel", "E06").build())
                .add(
                        "devices",
                        data().put("meterType", "MME")
                                .put("meterTypeDetail", "Z04")
                                .put("deviceNumber", "1EMH0012345678")
                                .put("tariffCount", "ETZ")
                                .put("energyDirection", "ERZ")
                                .build())
                .add(
                        "registers",
                        data().put("deviceNumber", "1EMH0012345678")
                                .put("obis", "1-0:1.8.0")
                                .put("valueGranularity", "ZB7")
                                .put("integerDigits", "6")
                                .put("decimalDigits", "1")
                                .build())
                .put("readingCardName", "Muster")
                .put("readingCardFirstName", "Maria")
                .put("readingCardNameFormat", "Z01")
                .put("readingCardStreet", "Hauptstraße")
                .put("readingCardHouseNumber", "12")
                .put("readingCardPostalCode", "50667")
                .put("readingCardCity", "Köln")
                .put("readingCardCountry", "DE")
                .put("readingCardPeriod", "1");
    }
}
