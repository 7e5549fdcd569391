package org.stromlauf.supply.gridoperator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.BundleObject;
import org.stromlauf.locations.Grid;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.locations.MeteringKind;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.supply.ConfigurationProducts;
import org.stromlauf.supply.ConfigurationProducts.Use;
import org.stromlauf.supply.DataPeriods;

/** The data that follow a confirmed registration: 55218, 55126, 55616, 55620 to the supplier, 17134 to the metering operator. */
@Component
class MasterDataMessages {

    private static final String PERIOD = "1";
    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);

    private final MarketMessages market;
    private final Locations locations;
    private final Clock clock;

    MasterDataMessages(MarketMessages market, Locations locations, Clock clock) {
        this.market = market;
        this.locations = locations;
        this.clock = clock;
    }

    void send(Registration r) {
        var bundle = locations.bundle(r.tenant(), r.location(), r.period().from());
        transaction(r, "55218", gridUse(r, bundle.market()));
        transaction(r, "55126", balancing(r, bundle, locations.grid(r.tenant())));
        transaction(r, "55616", marketLocation(r, bundle));
        for (var metering : bundle.metering()) transaction(r, "55620", meteringLocation(metering, bundle));
        var unused = market.send(new MarketMessages.Outgoing(
                r.tenant(), bundle.market().meteringOperator(), "17134", configuration(r, bundle)));
    }

    /** 55218 or 55126 once more, as the data now are. */
    void sendAgain(Registration r, String pid) {
        var bundle = locations.bundle(r.tenant(), r.location(), r.period().from());
        transaction(
                r,
                pid,
                pid.equals("55218") ? gridUse(r, bundle.market()) : balancing(r, bundle, locations.grid(r.tenant())));
    }

    /** Who operates metering, as the party directory knows him: here always the responsible one (gMSB). */
    static Fields.Builder meteringOperator(MarketPartnerId operator) {
        return Fields.builder().put("meteringOperator", operator.value()).put("meteringOperatorKind", "Z39");
    }

    static Fields.Builder meteringOperatorOf(MeteringLocation location, LocationBundle bundle) {
        return meteringOperator(location.meteringOperator())
                .put("meteringLocation", location.id().value())
                .put(
                        "responsibleMeteringOperator",
                        bundle.market().meteringOperator().value());
    }

    /** Z10 group of articles (1-08-1), Z09 one article (DE 7143). */
    private static String articleKind(String article) {
        return article.matches("\\d-\\d{2}-\\d") ? "Z10" : "Z09";
    }

    private Fields.Builder gridUse(Registration r, MarketLocation location) {
        var start = r.period().from();
        // The last day that the next yearly bill covers: the day before the reading.
        var billed = location.gridData().readingAfter(start, start).minusDays(1);
        return data("ZX4")
                .put("marketLocation", r.location().value())
                .add(
                        "billingDates",
                        Fields.builder()
                                .put("datesKind", "Z50")
                                .put("period", PERIOD)
                                .put("gridBillingDay", MONTH_DAY.format(billed))
                                .put("nextGridBilling", Integer.toString(billed.getYear()))
                                .put("gridBillingInterval", "12")
                                .build())
                .add(
                        "marketLocationData",
                        Fields.builder()
                                .put("dataKind", "Z01")
                                .put("period", PERIOD)
                                .put("gridUseContract", "Z09")
                                .put("gridUsePayer", "Z11")
                                .put("deliveryNoteBasis", "Z12")
                                .build())
                .add(
                        "gridBillingPositions",
                        Fields.builder()
                                .put("dataKind", "Z45")
                                .put("period", PERIOD)
                                .put("article", location.gridData().concessionClass())
                                .put(
                                        "articleKind",
                                        articleKind(location.gridData().concessionClass()))
                                // Neither discount nor surcharge: the handbook wants both said (UTILMD AHB, 55218,
                                // SG9).
                                .put("communityDiscount", "0")
                                .put("surchargeKind", "Z37")
                                .put("surcharge", "0")
                                .put(
                                        "gridOperator",
                                        locations
                                                .grid(r.tenant())
                                                .gridOperator()
                                                .value())
                                .build());
    }

    private Fields.Builder balancing(Registration r, LocationBundle bundle, Grid grid) {
        var intelligent = bundle.isMeasuredIntelligently();
        var forecast = new BigDecimal(
                        bundle.market().gridData().annualForecast().wattHours())
                .movePointLeft(3)
                .setScale(0, RoundingMode.HALF_UP);
        var data = Fields.builder()
                .put("dataKind", "Z01")
                .put("period", PERIOD)
                .put("annualForecast", forecast)
                .put("transmissionSystemOperator", grid.transmissionOperator().value())
                .put("controlArea", grid.controlArea())
                .put("balancingArea", grid.balancingArea())
                .put("timeSeriesKind", intelligent ? "LGS" : "SLS")
                .put("aggregationResponsibility", intelligent ? "ZA9" : "ZA8")
                .put("forecastBasis", intelligent ? "ZC0" : "ZA6");
        if (!intelligent) data.put("forecastDetail", "E02");
        var group = r.ordered().balancingGroup();
        if (group != null) data.put("balancingGroup", group);
        var fields = data("ZX3").put("marketLocation", r.location().value()).add("marketLocationData", data.build());
        if (!intelligent) {
            fields.add(
                    "profiles",
                    Fields.builder()
                            .put("dataKind", "Z21")
                            .put("period", PERIOD)
                            .put("profileOrigin", "E01")
                            .put("profile", bundle.market().gridData().loadProfile())
                            .build());
        }
        return fields;
    }

    private Fields.Builder marketLocation(Registration r, LocationBundle bundle) {
        var location = bundle.market();
        var address = location.address();
        return data("ZX6")
                .put("transactionReasonSupplement", "ZW4")
                .put("marketLocation", r.location().value())
                .put("deliveryStreet", address.street())
                .put("deliveryHouseNumber", address.houseNumber())
                .put("deliveryPostalCode", address.postalCode())
                .put("deliveryCity", address.city())
                .put("deliveryCountry", "DE")
                .put("deliveryPeriod", PERIOD)
                .add("marketLocationData", measured(bundle))
                .add("technicalFacilities", technicalFacilities(bundle));
    }

    /** Who measures is named only where something is measured (conditions 232 and 234). */
    private static Fields measured(LocationBundle bundle) {
        var location = bundle.market();
        var data = bundle.metering().isEmpty() ? Fields.builder() : meteringOperator(location.meteringOperator());
        return data.put("dataKind", "Z01")
                .put("period", PERIOD)
                .put("voltageLevel", location.gridData().voltageLevel().code())
                .put("meteringClass", meteringClass(bundle))
                .build();
    }

    /**
     * SEQ+ZH6 of a consuming location: whether there are technical facilities (condition 2004). What they are used for is not
     * among our data; the handbook's table names one code, power and light.
     */
    private static Fields technicalFacilities(LocationBundle bundle) {
        var present =
                bundle.objects(BundleObject.Kind.TECHNICAL_RESOURCE).findAny().isPresent();
        var facilities = Fields.builder().put("period", PERIOD).put("facilityKind", present ? "ZH7" : "ZH8");
        if (present) facilities.put("facilityUse", "Z64");
        return facilities.build();
    }

    private static String meteringClass(LocationBundle bundle) {
        if (bundle.metering().isEmpty()) return "Z68";
        return bundle.isMeasuredIntelligently() ? "Z52" : "Z53";
    }

    private Fields.Builder meteringLocation(MeteringLocation metering, LocationBundle bundle) {
        return data("ZX7")
                .add(
                        "meteringLocations",
                        Fields.builder()
                                .put("meteringLocation", metering.id().value())
                                .build())
                .add(
                        "meteringLocationData",
                        meteringOperator(metering.meteringOperator())
                                .put("dataKind", "Z18")
                                .put("period", PERIOD)
                                .put("billedWithGridUse", billedWithGridUse(metering))
                                .put(
                                        "responsibleMeteringOperator",
                                        bundle.market().meteringOperator().value())
                                .build());
    }

    /** RFF+Z05: only conventional meters are billed with grid use; NEIN for all others (AHB, hints 508 and 509). */
    private static String billedWithGridUse(MeteringLocation metering) {
        return metering.kind() == MeteringKind.CONVENTIONAL ? "JA" : "NEIN";
    }

    /** 17134: the metering operator learns who supplies from which day on (ORDERS AHB 1.1b). */
    private Fields configuration(Registration r, LocationBundle bundle) {
        return Fields.builder()
                .put("executionDate", MarketCalendar.startOfDay(r.period().from()))
                .put("deliveryDirection", bundle.market().isConsumption() ? "Z07" : "Z06")
                .put("marketLocation", r.location().value())
                .add(
                        "suppliers",
                        Fields.builder()
                                .put("supplier", r.supplier().value())
                                .put("locationKind", "Z18")
                                .put("location", r.location().value())
                                .build())
                .add(
                        "positions",
                        Fields.builder()
                                .put("positionKind", "Z54")
                                .put(
                                        "productCode",
                                        measuredProduct(bundle, r.period().from()))
                                .put("productKind", "Z16")
                                .build())
                .build();
    }

    private static String measuredProduct(LocationBundle bundle, LocalDate day) {
        var use = bundle.isMeasuredIntelligently() ? Use.MEASURED_BY_QUARTER_HOURS : Use.MEASURED_BY_READINGS;
        return ConfigurationProducts.code(use, day);
    }

    /** Master data hold from the day after the message on (condition 132 of the AHB: 00:00 of the next day). */
    private Fields.Builder data(String reason) {
        var today = MarketCalendar.day(clock.instant());
        return DataPeriods.from(today, today.plusDays(1)).into(Fields.builder().put("transactionReason", reason));
    }

    private void transaction(Registration r, String pid, Fields.Builder fields) {
        fields.put("transactionId", market.nextTransactionId(r.tenant()));
        var unused = market.send(new MarketMessages.Outgoing(
                r.tenant(),
                r.supplier(),
                pid,
                Fields.builder().add("transactions", fields.build()).build()));
    }
}
