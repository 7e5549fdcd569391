package org.stromlauf.metering;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stromlauf.metering.Delivery.Duty;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;

/**
 * What a metering operator owes and cannot deliver, or a partner did not take.
 *
 * @param point the metering location of a reading, else the market location
 * @param receiver null for quarter hours: all who are owed them
 * @param quantityFrom first day of a quantity
 * @param document what was rejected; null where values are missing
 * @param reason in German
 */
record HinderedDelivery(
        Kind kind,
        MarketLocationId location,
        ReportingPoint point,
        LocalDate day,
        @Nullable MarketPartnerId receiver,
        @Nullable LocalDate quantityFrom,
        @Nullable String document,
        String reason) {

    enum Kind {
        PROFILE("Lastgang"),
        READING("Zählerstand"),
        QUANTITY("Energiemenge");

        private final String german;

        Kind(String german) {
            this.german = german;
        }
    }

    static HinderedDelivery profile(MarketLocationId location, LocalDate day, String reason) {
        return new HinderedDelivery(Kind.PROFILE, location, ReportingPoint.of(location), day, null, null, null, reason);
    }

    /** A duty as a whole: readings, and energy where it is owed. */
    static HinderedDelivery of(Duty duty, String reason) {
        return new HinderedDelivery(
                duty.quantityFrom() == null ? Kind.READING : Kind.QUANTITY,
                duty.location(),
                ReportingPoint.of(duty.location()),
                duty.day(),
                duty.receiver(),
                duty.quantityFrom(),
                null,
                reason);
    }

    static HinderedDelivery rejected(Delivery delivery, String reason) {
        return new HinderedDelivery(
                delivery.kind() == Delivery.Kind.QUANTITY ? Kind.QUANTITY : Kind.READING,
                delivery.duty().location(),
                delivery.point(),
                delivery.duty().day(),
                delivery.duty().receiver(),
                delivery.quantityFrom(),
                delivery.document(),
                reason);
    }

    /** The duty of a reading or quantity. */
    Duty duty() {
        if (receiver == null) throw new IllegalStateException("Quarter hours are owed to more than one");
        return new Duty(location, day, receiver, quantityFrom);
    }

    String german() {
        var to = receiver == null ? "" : " an " + receiver;
        return kind.german + " " + point + " " + GermanFormat.day(day) + to + ": " + reason;
    }
}
