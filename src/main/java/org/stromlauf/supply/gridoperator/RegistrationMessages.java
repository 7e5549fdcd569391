package org.stromlauf.supply.gridoperator;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.BundleObject;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.Locations;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;

/** What the grid operator writes about a registration (UTILMD AHB Strom 2.2; MARKET C, rows 6 to 13). */
@Component
class RegistrationMessages {

    /** Why a registration is refused. */
    record Rejection(String code, String tree, String note, Optional<Registration> inProgress) {}

    private static final String CONSUMPTION = "ZW4";
    private static final String DORMANT = "ZAP";
    private static final String MEASURED = "ZW7";
    private static final String FLAT_RATE = "ZW6";

    private final MarketMessages market;
    private final MasterDataMessages masterData;
    private final Locations locations;

    RegistrationMessages(MarketMessages market, MasterDataMessages masterData, Locations locations) {
        this.market = market;
        this.masterData = masterData;
        this.locations = locations;
    }

    /** 55036 and 55010; gives the Vorgangsnummer of the 55010. */
    String ask(Registration r, MarketPartnerId previous) {
        send(
                r,
                r.supplier(),
                "55036",
                answer(r)
                        .put("transactionReason", "Z26")
                        .put("marketLocation", r.location().value())
                        .put("otherSupplier", previous.value()));
        var id = market.nextTransactionId(r.tenant());
        send(r, previous, "55010", inquiry(r).put("transactionId", id));
        return id;
    }

    private Fields.Builder inquiry(Registration r) {
        var fields = Fields.builder()
                .put("supplyEnd", MarketCalendar.startOfDay(r.period().from()))
                .put(
                        "registrationReceivedOn",
                        DateTimeFormatter.BASIC_ISO_DATE.format(MarketCalendar.day(r.receivedAt())))
                .put("transactionReason", r.reason())
                .put("customerName", r.customer().name())
                .put("customerNameFormat", r.customer().isCompany() ? "Z02" : "Z01")
                // Who registers (hint 567): the previous supplier is the receiver.
                .put("otherSupplier", r.supplier().value());
        var dormant = r.dormantLocation();
        fields.put("transactionReasonSupplement", dormant == null ? CONSUMPTION : DORMANT);
        if (dormant == null) {
            fields.put("marketLocation", r.location().value());
        } else {
            fields.put("dormantMarketLocation", dormant.value());
        }
        if (!r.customer().isCompany())
            fields.put("customerFirstName", r.customer().firstName());
        return fields;
    }

    /** 55002: names every location of the bundle and who operates metering there. */
    void confirm(Registration r, String code) {
        var bundle = locations.bundle(r.tenant(), r.location(), r.period().from());
        var fields = answer(r)
                .put("supplyStart", MarketCalendar.startOfDay(r.period().from()))
                .put("transactionReason", r.reason())
                .put("transactionReasonSupplement", supplement(r, bundle))
                .put("answerCode", code)
                .put("answerTree", "E_0623")
                .put("plannedProductPackage", r.ordered().id())
                .put("marketLocation", r.location().value());
        if (!r.period().isOpenEnded()) {
            fields.put("supplyEnd", MarketCalendar.startOfDay(r.period().end()))
                    .put("temporaryReasonSupplement", r.reason());
        }
        if (r.dormantLocation() != null) {
            fields.put("dormantMarketLocation", r.dormantLocation().value());
        }
        addBundle(fields, bundle);
        send(r, r.supplier(), "55002", fields);
    }

    private static String supplement(Registration r, LocationBundle bundle) {
        if (r.dormantLocation() != null) return DORMANT;
        return bundle.metering().isEmpty() ? FLAT_RATE : MEASURED;
    }

    private static void addBundle(Fields.Builder fields, LocationBundle bundle) {
        bundle.objects(BundleObject.Kind.GRID_LOCATION).findFirst().ifPresent(o -> fields.put("gridLocation", o.id()));
        for (var m : bundle.metering()) {
            fields.add("meteringLocations", one("meteringLocation", m.id().value()));
            fields.add(
                    "meteringLocationData",
                    MasterDataMessages.meteringOperatorOf(m, bundle)
                            .put("dataKind", "ZF3")
                            .build());
        }
        bundle.objects(BundleObject.Kind.TECHNICAL_RESOURCE)
                .forEach(o -> fields.add("technicalResources", one("technicalResource", o.id())));
        bundle.objects(BundleObject.Kind.CONTROLLABLE_RESOURCE)
                .forEach(o -> fields.add("controllableResources", one("controllableResource", o.id())));
        fields.add(
                "marketLocationData",
                MasterDataMessages.meteringOperator(bundle.market().meteringOperator())
                        .put("dataKind", "Z98")
                        .build());
        for (var o : bundle.objects()) {
            var operator = o.meteringOperator();
            if (operator == null || o.kind() == BundleObject.Kind.TECHNICAL_RESOURCE) continue;
            var grid = o.kind() == BundleObject.Kind.GRID_LOCATION;
            fields.add(
                    grid ? "gridLocationData" : "controllableResourceData",
                    MasterDataMessages.meteringOperator(operator)
                            .put(grid ? "gridLocation" : "controllableResource", o.id())
                            .build());
        }
    }

    private static Fields one(String name, String value) {
        return Fields.builder().put(name, value).build();
    }

    /** 55003; with A50 it carries the previous supplier and his code, with A06 when registrations are taken again. */
    void reject(Registration r, Rejection rejection) {
        var fields = answer(r)
                .put("transactionReason", r.reason())
                .put("transactionReasonSupplement", CONSUMPTION)
                .put("answerCode", rejection.code())
                .put("answerTree", rejection.tree());
        var inquiry = r.inquiry();
        if (rejection.code().equals("A50") && inquiry != null && inquiry.answer() != null) {
            fields.put("previousSupplierAnswerCode", inquiry.answer().code())
                    .put("previousSupplierAnswerTree", "E_0624")
                    .put("otherSupplier", inquiry.previousSupplier().value());
        }
        rejection.inProgress().ifPresent(other -> fields.put(
                        "processingDate",
                        MarketCalendar.startOfDay(other.period().from()))
                .put("nextProcessingDate", other.limits().answerBy()));
        // A05 names the product that could not be carried out, and only A99 has words (conditions 23 and 48).
        if (rejection.code().equals("A05")) fields.add("productPackages", notCarriedOut(r.ordered()));
        if (!rejection.note().isEmpty()) fields.put("note", rejection.note());
        send(r, r.supplier(), "55003", fields);
    }

    private static Fields notCarriedOut(ProductPackage ordered) {
        return Fields.builder()
                .put("packageId", ordered.id())
                .put("productCode", ordered.balancingProduct())
                .build();
    }

    /** 55037 or 55038, each with a Vorgangsnummer of its own. */
    void tell(Registration r, Registrations.Notice notice) {
        var ends = notice.pid().equals("55037");
        var fields = Fields.builder()
                .put("transactionId", market.nextTransactionId(r.tenant()))
                .put(ends ? "supplyEnd" : "supplyStart", midnight(notice.day()))
                .put("transactionReason", ends ? "ZC8" : "ZH0")
                .put("transactionReasonSupplement", CONSUMPTION)
                .put("marketLocation", r.location().value());
        if (!ends) fields.put("otherSupplier", r.supplier().value());
        send(r, notice.supplier(), notice.pid(), fields);
    }

    void sendData(Registration r) {
        masterData.send(r);
    }

    private static java.time.Instant midnight(LocalDate day) {
        return MarketCalendar.startOfDay(day);
    }

    /** Begins an answer: a Vorgangsnummer of its own, and the request's in RFF+TN. */
    private Fields.Builder answer(Registration r) {
        return Fields.builder()
                .put("transactionId", market.nextTransactionId(r.tenant()))
                .put("requestTransactionId", r.transactionId());
    }

    private void send(Registration r, MarketPartnerId receiver, String pid, Fields.Builder transaction) {
        var unused = market.send(new MarketMessages.Outgoing(
                r.tenant(),
                receiver,
                pid,
                Fields.builder().add("transactions", transaction.build()).build()));
    }
}
