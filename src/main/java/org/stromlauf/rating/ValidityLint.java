package org.stromlauf.rating;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.PriceSheetLint.Fault;

/** Looks for days on which a component has no price or two, and for components that are over before the product begins. */
final class ValidityLint {

    private ValidityLint() {}

    static List<Fault> faults(PriceSheet sheet) {
        var faults = new ArrayList<Fault>();
        var lasting = sheet.components().stream()
                .filter(c -> !c.prices().isEmpty() && !c.kind().hasOwnDay() && c.kind() != ComponentKind.TRANCHE)
                .toList();
        var begin = lasting.stream()
                .filter(c -> !c.contained())
                .map(ValidityLint::first)
                .min(Comparator.naturalOrder());
        for (var component : lasting) gaps(sheet, component, faults);
        for (var component : lasting) begin.ifPresent(b -> edges(sheet, component, b, lasting, faults));
        return faults;
    }

    /** Days on which a component has two prices. */
    static List<Fault> overlaps(PriceSheet sheet) {
        var faults = new ArrayList<Fault>();
        for (var component : sheet.components()) {
            if (component.kind().hasOwnDay()) continue;
            var sorted = sorted(component);
            for (int i = 1; i < sorted.size(); i++) {
                var end = sorted.get(i - 1).to();
                var start = sorted.get(i).from();
                if (end == null || end.isAfter(start)) {
                    fault(
                            sheet,
                            component,
                            "prices overlap at " + start + ": the one before ends there ('to')",
                            faults);
                }
            }
        }
        return faults;
    }

    private static void gaps(PriceSheet sheet, PriceComponent component, List<Fault> faults) {
        var sorted = sorted(component);
        for (int i = 1; i < sorted.size(); i++) {
            var end = sorted.get(i - 1).to();
            var start = sorted.get(i).from();
            if (end != null && end.isBefore(start)) {
                fault(sheet, component, "no price from " + end + " to " + start, faults);
            }
        }
    }

    private static void edges(
            PriceSheet sheet, PriceComponent component, LocalDate begin, List<PriceComponent> all, List<Fault> faults) {
        var end = last(component);
        if (end != null && !end.isAfter(begin)) {
            fault(sheet, component, "it is over on " + end + ", before the product begins on " + begin, faults);
            return;
        }
        if (first(component).isAfter(begin)) {
            fault(sheet, component, "no price from " + begin + " to " + first(component), faults);
        }
        var open = all.stream().anyMatch(c -> !c.contained() && last(c) == null);
        if (end != null && open) {
            fault(sheet, component, "no price from " + end + ", on which others still have one", faults);
        }
    }

    private static List<PricePeriod> sorted(PriceComponent component) {
        return component.prices().stream()
                .sorted(Comparator.comparing(PricePeriod::from))
                .toList();
    }

    private static LocalDate first(PriceComponent component) {
        return sorted(component).get(0).from();
    }

    private static @Nullable LocalDate last(PriceComponent component) {
        var ends = component.prices().stream()
                .map(p -> Optional.ofNullable(p.to()))
                .toList();
        if (ends.stream().anyMatch(Optional::isEmpty)) return null;
        return ends.stream()
                .flatMap(Optional::stream)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static void fault(PriceSheet sheet, PriceComponent component, String text, List<Fault> faults) {
        faults.add(new Fault(PriceSheetLint.place(sheet, component), text));
    }
}
