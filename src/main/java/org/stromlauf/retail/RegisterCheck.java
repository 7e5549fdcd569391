package org.stromlauf.retail;

import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stromlauf.billing.BillOrder;
import org.stromlauf.rating.Quantities;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.GermanFormat;

/** High and low tariff add up to what was counted as a whole, where that was told too: else a value of the three is wrong. */
final class RegisterCheck {

    /** Quantities are told in whole kWh: each register may be off by one. */
    private static final long ROUNDING_WH = 1000;

    private RegisterCheck() {}

    /** What contradicts, in German; null when nothing does or there is nothing to compare. */
    static @Nullable String contradiction(BillOrder order) {
        var quantities = order.quantities();
        if (!(quantities.usage() instanceof Usage.Metered whole)) return null;
        var total = whole.wattHours(order.period());
        var names = Quantities.charged(order.sheet());
        if (total.isEmpty()
                || names.size() < 2
                || !quantities.registers().keySet().containsAll(names)) return null;
        long sum = 0;
        var parts = new ArrayList<String>();
        for (var name : names) {
            var part = Objects.requireNonNull(quantities.registers().get(name)).wattHours(order.period());
            if (part.isEmpty()) return null;
            sum += part.getAsLong();
            parts.add(name + " " + kwh(part.getAsLong()));
        }
        if (Math.abs(sum - total.getAsLong()) <= ROUNDING_WH * names.size()) return null;
        return String.join(" und ", parts) + " ergeben " + kwh(sum) + ", als Gesamtmenge sind " + kwh(total.getAsLong())
                + " gemeldet";
    }

    private static String kwh(long wattHours) {
        return GermanFormat.number(new Energy(wattHours).kwh(), 3) + " kWh";
    }
}
