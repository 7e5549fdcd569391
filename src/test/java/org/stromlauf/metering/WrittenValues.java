package org.stromlauf.metering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.locations.Register;
import org.stromlauf.metering.MeterSource.QuarterHours;
import org.stromlauf.metering.MeterSource.RegisterValue;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;

/** What messages of tests tell, as a metering operator writes it. */
final class WrittenValues {

    private static final MarketLocationId LOCATION = LocationFixtures.MARKET_LOCATION;
    private static final MeteringLocation METER = LocationFixtures.meteringLocation();
    private static final LocalDate DAY = LocalDate.of(2026, 10, 25);

    private WrittenValues() {}

    static Fields profile(LocalDate day, long each) {
        var builder = DayValues.builder(day);
        var n = MarketCalendar.quarterHours(day);
        for (int i = 0; i < n; i++) builder.set(i, each, ValueStatus.TRUE_VALUE, false);
        return DeliveryMessages.profile(LOCATION, true, new QuarterHours(builder.build(), Remarks.NONE));
    }

    static List<Fields> values(Fields profile) {
        return profile.groups("locations").get(0).groups("registers").get(0).groups("values");
    }

    static Fields profile(List<Fields> values, LocalDate from, LocalDate to) {
        var register = Fields.builder().put("obis", "1-1:1.29.0");
        values.forEach(v -> register.add("values", v));
        return Fields.builder()
                .add(
                        "locations",
                        Fields.builder()
                                .put("location", LOCATION.value())
                                .put("from", MarketCalendar.startOfDay(from))
                                .put("to", MarketCalendar.startOfDay(to))
                                .add("registers", register.build())
                                .build())
                .build();
    }

    static MeteringLocation meter(String device, String obis) {
        return new MeteringLocation(
                METER.id(), METER.meteringOperator(), METER.kind(), device, List.of(new Register(obis, 6, 1)));
    }

    static Fields reading(MeteringLocation meter, String value) {
        var told = new RegisterValue(new BigDecimal(value), ValueStatus.TRUE_VALUE, Remarks.NONE);
        return DeliveryMessages.reading(
                meter,
                new DeliveryMessages.ReadOn(DAY, null),
                Map.of(meter.registers().get(0), told));
    }

    static Fields quantity(int fromDay, int toDay) {
        var start = LocalDate.of(2026, 9, 1);
        var energy = new RegisterValue(new BigDecimal("80.5"), ValueStatus.TRUE_VALUE, Remarks.NONE);
        return DeliveryMessages.quantity(
                LOCATION, true, DateRange.of(start.plusDays(fromDay), start.plusDays(toDay)), energy);
    }
}
