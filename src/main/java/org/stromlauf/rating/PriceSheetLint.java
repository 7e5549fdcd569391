package org.stromlauf.rating;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** Finds mistakes in a price sheet before anybody is billed by it: gaps, overlaps, double keys, unknown sources, signs. */
public final class PriceSheetLint {

    /** @param place {@code components[2] levy-kwkg} */
    public record Fault(String place, String text) {}

    private PriceSheetLint() {}

    public static List<Fault> faults(PriceSheet sheet, PublishedPrices published) {
        var faults = new ArrayList<Fault>();
        var keys = new HashSet<String>();
        for (int i = 0; i < sheet.components().size(); i++) {
            var component = sheet.components().get(i);
            var place = "components[" + i + "] " + component.key();
            if (!keys.add(component.key())) faults.add(new Fault(place, "the key stands twice"));
            checkSource(component, published, place, faults);
            checkPeriods(component, place, faults);
            checkSigns(component, place, faults);
        }
        return faults;
    }

    private static void checkSource(
            PriceComponent component, PublishedPrices published, String place, List<Fault> faults) {
        var source = component.published();
        if (component.kind() == ComponentKind.SPOT) {
            if (source != null || !component.prices().isEmpty()) {
                faults.add(
                        new Fault(place, "a spot component takes its price from the exchange and has none of its own"));
            }
        } else if (source == null && component.prices().isEmpty()) {
            faults.add(new Fault(place, "it has neither prices nor the key of a published price"));
        } else if (source != null && !component.prices().isEmpty()) {
            faults.add(new Fault(place, "it has both prices and the key of a published price"));
        } else if (source != null && !published.has(source)) {
            faults.add(new Fault(place, "no published price is called '" + source + "'"));
        }
    }

    private static void checkPeriods(PriceComponent component, String place, List<Fault> faults) {
        var sorted = component.prices().stream()
                .sorted(Comparator.comparing(PricePeriod::from))
                .toList();
        for (int i = 1; i < sorted.size() && component.kind() != ComponentKind.ONE_OFF; i++) {
            var end = sorted.get(i - 1).to();
            var start = sorted.get(i).from();
            if (end == null || end.isAfter(start)) faults.add(new Fault(place, "prices overlap at " + start));
            else if (end.isBefore(start)) faults.add(new Fault(place, "no price from " + end + " to " + start));
        }
    }

    private static void checkSigns(PriceComponent component, String place, List<Fault> faults) {
        if (component.kind() == ComponentKind.BASE
                && component.prices().stream().anyMatch(p -> p.price().signum() < 0)) {
            faults.add(new Fault(place, "a base price is not negative; a discount is a component of its own"));
        }
    }
}
