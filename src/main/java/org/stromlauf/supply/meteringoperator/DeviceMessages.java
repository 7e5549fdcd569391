package org.stromlauf.supply.meteringoperator;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.locations.MeteringKind;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.DataPeriods;

/** Writes 55653: device, registers and metering location to a supplier (UTILMD AHB Strom 2.2). */
@Component
class DeviceMessages {

    private static final String PERIOD = "1";

    private final MarketMessages market;
    private final Clock clock;

    DeviceMessages(MarketMessages market, Clock clock) {
        this.market = market;
        this.clock = clock;
    }

    void send(TenantId tenant, MarketPartnerId supplier, LocationBundle bundle) {
        for (var location : bundle.metering()) {
            var fields = transaction(location, bundle).put("transactionId", market.nextTransactionId(tenant));
            var unused = market.send(new MarketMessages.Outgoing(
                    tenant,
                    supplier,
                    "55653",
                    Fields.builder().add("transactions", fields.build()).build()));
        }
    }

    private Fields.Builder transaction(MeteringLocation location, LocationBundle bundle) {
        var today = MarketCalendar.day(clock.instant());
        var fields = DataPeriods.from(today, today.plusDays(1))
                .into(Fields.builder()
                        .put("transactionReason", "ZX7")
                        .add(
                                "meteringLocations",
                                Fields.builder()
                                        .put("meteringLocation", location.id().value())
                                        .build()))
                .add(
                        "meteringLocationData",
                        Fields.builder()
                                .put("dataKind", "Z18")
                                .put("period", PERIOD)
                                .put(
                                        "voltageLevel",
                                        bundle.market()
                                                .gridData()
                                                .voltageLevel()
                                                .code())
                                .build())
                .add("devices", device(location));
        for (var register : location.registers()) {
            fields.add(
                    "registers",
                    Fields.builder()
                            .put("period", PERIOD)
                            .put("deviceNumber", location.deviceNumber())
                            .put("obis", register.obis())
                            .put("valueGranularity", "ZD9")
                            .put("integerDigits", Integer.toString(register.integerDigits()))
                            .put("decimalDigits", Integer.toString(register.decimals()))
                            .build());
        }
        return putReadingCard(fields, bundle.market());
    }

    /** NAD+Z05: to whom a reading card is sent; to whoever lives there when the connection's user is not known. */
    private static Fields.Builder putReadingCard(Fields.Builder fields, MarketLocation location) {
        var user = location.connectionUser();
        var address = location.address();
        if (user != null && !user.isCompany()) fields.put("readingCardFirstName", user.firstName());
        return fields.put("readingCardName", user == null ? "Anschlussnutzer" : user.name())
                .put("readingCardNameFormat", user == null || user.isCompany() ? "Z02" : "Z01")
                .put("readingCardStreet", address.street())
                .put("readingCardHouseNumber", address.houseNumber())
                .put("readingCardPostalCode", address.postalCode())
                .put("readingCardCity", address.city())
                .put("readingCardCountry", "DE")
                .put("readingCardPeriod", PERIOD);
    }

    private static Fields device(MeteringLocation location) {
        var fields = Fields.builder()
                .put("period", PERIOD)
                .put("meterType", location.kind() == MeteringKind.CONVENTIONAL ? "AHZ" : "MME")
                .put("deviceNumber", location.deviceNumber())
                .put("tariffCount", location.registers().size() > 1 ? "ZTZ" : "ETZ")
                .put("energyDirection", "ERZ");
        if (location.kind() != MeteringKind.CONVENTIONAL) fields.put("meterTypeDetail", "Z04");
        return fields.build();
    }
}
