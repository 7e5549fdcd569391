package org.stromlauf.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;

/** The energy that a location took in a period; a delivery note tells it in such parts. */
public record DeliveredEnergy(DateRange days, Energy energy) {

    /**
     * Splits at the days on which a price changes and at every 1 January (MSCONS and INVOIC application manuals: a position
     * never spans a year's turn). Every day counts alike; what does not divide goes to the last part, so the sum stays.
     */
    public List<DeliveredEnergy> splitAt(Collection<LocalDate> changes) {
        var bounds = new TreeSet<LocalDate>();
        changes.stream().filter(this::isInside).forEach(bounds::add);
        for (int year = days.from().getYear() + 1; year <= days.end().getYear(); year++) {
            var turn = LocalDate.of(year, 1, 1);
            if (isInside(turn)) bounds.add(turn);
        }
        bounds.add(days.end());
        var parts = new ArrayList<DeliveredEnergy>();
        var from = days.from();
        long left = energy.wattHours();
        for (var to : bounds) {
            var part = DateRange.of(from, to);
            long share = to.equals(days.end())
                    ? left
                    : Math.floorDiv(Math.multiplyExact(energy.wattHours(), part.days()), days.days());
            parts.add(new DeliveredEnergy(part, new Energy(share)));
            left -= share;
            from = to;
        }
        return List.copyOf(parts);
    }

    private boolean isInside(LocalDate day) {
        return day.isAfter(days.from()) && day.isBefore(days.end());
    }
}
