package org.stromlauf.supply.supplier;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.LocationData;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.Inbox;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;

/** Reads the master data of locations out of messages and stores them with the contract. */
@Component
class LocationDataIntake {

    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);

    private final LocationRecords locations;
    private final Inbox inbox;

    LocationDataIntake(LocationRecords locations, Inbox inbox) {
        this.locations = locations;
        this.inbox = inbox;
    }

    /** The key under which data of a metering location are held until 55002 tells whose it is. */
    static String inboxKey(MeteringLocationId location) {
        return "metering-location " + location;
    }

    /** What 55002 tells: the metering locations and who measures; then what was held for them. */
    void confirm(Contract contract, Fields transaction) {
        locations.take(
                contract.tenant(),
                contract.id(),
                LocationData.ofConfirmation(partner(first(transaction, "marketLocationData", "meteringOperator"))));
        for (var named : transaction.groups("meteringLocations")) {
            var location = MeteringLocationId.of(named.get("meteringLocation"));
            var operator = transaction.groups("meteringLocationData").stream()
                    .filter(d -> d.find("meteringLocation").equals(Optional.of(location.value())))
                    .findFirst()
                    .flatMap(d -> d.find("meteringOperator"));
            locations.take(contract.tenant(), contract.id(), new MeteringPoint(location, partner(operator), List.of()));
            takeHeld(contract, location);
        }
    }

    private void takeHeld(Contract contract, MeteringLocationId location) {
        var held = inbox.take(contract.tenant(), inboxKey(location), LocationDataHandler.OF_METERING_LOCATION);
        while (held.isPresent()) {
            take(contract, held.get().pid(), held.get().transaction());
            held = inbox.take(contract.tenant(), inboxKey(location), LocationDataHandler.OF_METERING_LOCATION);
        }
    }

    void take(Contract contract, String pid, Fields transaction) {
        switch (pid) {
            case "55218" -> store(contract, gridUse(transaction));
            case "55126" -> store(contract, balancing(transaction));
            case "55616" -> store(contract, marketLocation(transaction));
            case "55620" -> locations.take(contract.tenant(), contract.id(), meteringOperator(transaction));
            case "55653" -> locations.take(contract.tenant(), contract.id(), registers(transaction));
            default -> throw new IllegalArgumentException("No master data of a location: " + pid);
        }
    }

    private void store(Contract contract, LocationData data) {
        locations.take(contract.tenant(), contract.id(), data);
    }

    private static LocationData gridUse(Fields transaction) {
        return LocationData.ofGridUse(
                first(transaction, "marketLocationData", "gridUseContract").orElse(null),
                first(transaction, "marketLocationData", "gridUsePayer").orElse(null),
                nextGridBill(transaction));
    }

    /** Day (DTM+Z21, format 106) and year (DTM+Z09); null when the location is billed by months. */
    private static @Nullable LocalDate nextGridBill(Fields transaction) {
        var day = first(transaction, "billingDates", "gridBillingDay");
        var year = first(transaction, "billingDates", "nextGridBilling");
        if (day.isEmpty() || year.isEmpty()) return null;
        return MonthDay.parse(day.get(), MONTH_DAY).atYear(Integer.parseInt(year.get()));
    }

    private static LocationData balancing(Fields transaction) {
        Function<String, @Nullable String> item =
                name -> first(transaction, "marketLocationData", name).orElse(null);
        return LocationData.ofBalancing(new LocationData.Balancing(
                item.apply("balancingGroup"),
                item.apply("controlArea"),
                item.apply("balancingArea"),
                first(transaction, "profiles", "profile").orElse(null),
                item.apply("forecastBasis"),
                first(transaction, "marketLocationData", "annualForecast")
                        .map(BigDecimal::new)
                        .map(Energy::ofKwh)
                        .orElse(null)));
    }

    private static LocationData marketLocation(Fields transaction) {
        return LocationData.ofMarketLocation(
                partner(first(transaction, "marketLocationData", "meteringOperator")),
                first(transaction, "marketLocationData", "voltageLevel").orElse(null),
                first(transaction, "marketLocationData", "meteringClass").orElse(null));
    }

    private static MeteringPoint meteringOperator(Fields transaction) {
        return new MeteringPoint(
                location(transaction),
                partner(first(transaction, "meteringLocationData", "meteringOperator")),
                List.of());
    }

    private static MeteringPoint registers(Fields transaction) {
        var registers = new ArrayList<MeteringPoint.Register>();
        for (var register : transaction.groups("registers")) {
            var device = register.find("deviceNumber").or(() -> register.find("gatewayNumber"));
            if (device.isPresent()) {
                registers.add(new MeteringPoint.Register(device.get(), register.get("obis")));
            }
        }
        return new MeteringPoint(location(transaction), null, registers);
    }

    private static MeteringLocationId location(Fields transaction) {
        return MeteringLocationId.of(
                transaction.groups("meteringLocations").get(0).get("meteringLocation"));
    }

    private static Optional<String> first(Fields transaction, String group, String name) {
        return transaction.groups(group).stream()
                .map(g -> g.find(name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static @Nullable MarketPartnerId partner(Optional<String> id) {
        return id.map(MarketPartnerId::of).orElse(null);
    }
}
