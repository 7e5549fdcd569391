package org.stromlauf.rating;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds mistakes in a price sheet before anybody is billed by it: gaps, overlaps, what has no effect, unknown sources, signs. */
public final class PriceSheetLint {

    /** @param place {@code components[2] levy-kwkg} */
    public record Fault(String place, String text) {}

    /** Units that a document can print and code (UN/ECE Recommendation 20). */
    static final Set<String> UNITS = Set.of("kWh", "MWh", "kW", "m³", "kg", "t", "min", "Tag", "Monat", "Stück");

    private static final Set<String> SESSION_UNITS = Set.of("kWh", "min", "Stück");

    private static final BigDecimal MOST = BigDecimal.TEN.pow(9);

    private final PriceSheet sheet;
    private final PublishedPrices published;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> above = new HashSet<>();

    private PriceSheetLint(PriceSheet sheet, PublishedPrices published) {
        this.sheet = sheet;
        this.published = published;
    }

    /** All mistakes: what a clerk's product must not have. */
    public static List<Fault> faults(PriceSheet sheet, PublishedPrices published) {
        var lint = new PriceSheetLint(sheet, published).checked();
        lint.faults.addAll(ValidityLint.faults(sheet));
        lint.faults.addAll(EnergyPriceLint.faults(sheet));
        return lint.sorted();
    }

    /** What makes a sheet ambiguous or without sense for any period; days without a price are found where one is billed. */
    public static List<Fault> contradictions(PriceSheet sheet, PublishedPrices published) {
        return new PriceSheetLint(sheet, published).checked().sorted();
    }

    private PriceSheetLint checked() {
        for (int i = 0; i < sheet.components().size(); i++)
            check(i, sheet.components().get(i));
        tranches();
        faults.addAll(ZoneLint.faults(sheet, published));
        faults.addAll(ValidityLint.overlaps(sheet));
        return this;
    }

    private List<Fault> sorted() {
        return faults.stream()
                .sorted(java.util.Comparator.comparingInt(f -> index(f.place())))
                .toList();
    }

    /** In the order of the file; what is not about a component comes last. */
    private static int index(String place) {
        int end = place.indexOf(']');
        return place.startsWith("components[")
                ? Integer.parseInt(place.substring("components[".length(), end))
                : Integer.MAX_VALUE;
    }

    static String place(PriceSheet sheet, PriceComponent component) {
        return "components[" + sheet.components().indexOf(component) + "] " + component.key();
    }

    private void check(int index, PriceComponent component) {
        var place = "components[" + index + "] " + component.key();
        if (above.contains(component.key())) fault(place, "the key stands twice");
        source(component, place);
        keys(component, place);
        parts(component, place);
        units(component, place);
        for (var price : component.prices()) price(component, price, place);
        above.add(component.key());
    }

    private void source(PriceComponent component, String place) {
        var source = component.published();
        boolean isSpot = component.kind() == ComponentKind.SPOT;
        if (isSpot && (source != null || component.prices().stream().anyMatch(p -> !isLimit(p)))) {
            fault(place, "a spot component takes its price from the exchange and has none of its own");
        } else if (!isSpot && source == null && component.prices().isEmpty()) {
            fault(place, "it has neither prices nor the key of a published price");
        } else if (source != null && !component.prices().isEmpty()) {
            fault(place, "it has both prices and the key of a published price");
        } else if (source != null && !published.has(source)) {
            fault(place, "no published price is called '" + source + "': state it with its source");
        } else if (source != null) {
            for (var price : published.periods(source)) {
                negative(component, price.price(), place + ", " + source + " from " + price.from());
            }
        }
    }

    private void keys(PriceComponent component, String place) {
        component.instead().forEach((trait, key) -> {
            if (!published.has(key)) {
                fault(place, "no published price is called '" + key + "', which holds instead for " + trait);
            }
        });
        if (!published.has(component.vat())) fault(place, "no VAT rate is called '" + component.vat() + "'");
    }

    /** What a kind cannot do without, and what has no effect in it. */
    private void parts(PriceComponent component, String place) {
        var kind = component.kind();
        boolean derived = kind.isDerived();
        if (derived && component.of().isEmpty()) fault(place, "'of' names the components of which it is meant");
        if (!derived && !component.of().isEmpty() && !(kind == ComponentKind.BASE && component.credit())) {
            fault(place, "'of' has no effect in " + kind + " unless it is a credited BASE");
        }
        for (var other : component.of()) {
            if (!above.contains(other)) fault(place, "'of' names " + other + ", which does not stand above");
        }
        if ((kind == ComponentKind.TRANCHE) != (component.power() != null)) {
            fault(
                    place,
                    kind == ComponentKind.TRANCHE ? "a tranche has a 'power'" : "'power' has no effect in " + kind);
        }
        decimals(component, place);
        noEffect(component.residual() && kind != ComponentKind.SPOT, "residual", kind, place);
        noEffect(component.free() != null && kind != ComponentKind.SESSION, "free", kind, place);
        noEffect(component.afterMonths() != null && kind != ComponentKind.ONE_OFF, "afterMonths", kind, place);
        noEffect(component.zone() != null && !hasTimes(kind), "zone", kind, place);
        noEffect(component.register() != null && (derived || kind == ComponentKind.BASE), "register", kind, place);
    }

    private void decimals(PriceComponent component, String place) {
        var power = component.power();
        if (power != null
                && power.movePointRight(3).remainder(BigDecimal.valueOf(4)).signum() != 0) {
            fault(
                    place,
                    "'power' is a multiple of 4 W, so that a quarter hour has whole watt-hours, was " + power + " kW");
        }
        var free = component.free();
        if (free != null && free.stripTrailingZeros().scale() > 3) fault(place, "'free' has at most 3 decimals");
        for (var price : component.prices()) {
            for (var block : price.blocks()) {
                var upTo = block.upTo();
                if (upTo != null && upTo.stripTrailingZeros().scale() > 3)
                    fault(place, "'upTo' has at most 3 decimals");
            }
        }
    }

    private static boolean hasTimes(ComponentKind kind) {
        return switch (kind) {
            case ENERGY, QUANTITY, DEMAND, SPOT, TRANCHE, SESSION -> true;
            default -> false;
        };
    }

    private void noEffect(boolean has, String what, ComponentKind kind, String place) {
        if (has) fault(place, "'" + what + "' has no effect in " + kind);
    }

    private void units(PriceComponent component, String place) {
        var unit = component.printedUnit();
        if (component.kind() == ComponentKind.SESSION && !SESSION_UNITS.contains(unit)) {
            fault(place, "a session is priced by kWh, min or Stück, not by " + unit);
        } else if (component.unit() != null && !UNITS.contains(unit)) {
            fault(place, "no document knows the unit '" + unit + "'");
        }
    }

    private void price(PriceComponent component, PricePeriod price, String place) {
        var kind = component.kind();
        if (isLimit(price) && kind != ComponentKind.SPOT) fault(place, "'floor' and 'cap' belong to SPOT");
        var floor = price.floor();
        var cap = price.cap();
        if (floor != null && cap != null && floor.compareTo(cap) > 0) fault(place, "the floor lies above the cap");
        blocks(component, price, place);
        formula(price, place);
        for (var each : prices(price)) sign(component, each, place);
    }

    private static boolean isLimit(PricePeriod price) {
        return price.floor() != null || price.cap() != null;
    }

    private static List<BigDecimal> prices(PricePeriod price) {
        if (price.blocks().isEmpty()) return List.of(price.price());
        return price.blocks().stream().map(PricePeriod.Block::price).toList();
    }

    private void blocks(PriceComponent component, PricePeriod price, String place) {
        if (price.blocks().isEmpty()) return;
        if (component.kind() != ComponentKind.ENERGY && component.kind() != ComponentKind.QUANTITY) {
            fault(place, "'blocks' have no effect in " + component.kind());
        }
        var before = BigDecimal.ZERO;
        for (int i = 0; i < price.blocks().size(); i++) {
            var upTo = price.blocks().get(i).upTo();
            boolean isLast = i == price.blocks().size() - 1;
            if ((upTo == null) != isLast) fault(place, "the last block, and only it, has no 'upTo'");
            if (upTo != null && upTo.compareTo(before) <= 0)
                fault(place, "block " + (i + 1) + " ends before it begins");
            if (upTo != null) before = upTo;
        }
    }

    private void formula(PricePeriod price, String place) {
        var formula = price.formula();
        if (formula == null) return;
        try {
            for (var key : Formula.parse(formula).keys()) {
                // An index is stated later, month by month.
                if (!published.has(key) && !key.startsWith("index/")) {
                    fault(place, "no published price is called '" + key + "', which the formula names");
                }
            }
        } catch (IllegalArgumentException e) {
            fault(place, String.valueOf(e.getMessage()));
        }
    }

    private void sign(PriceComponent component, BigDecimal price, String place) {
        int decimals = 8 - component.kind().centShift();
        if (price.stripTrailingZeros().scale() > decimals) {
            fault(place, "a price of " + component.kind() + " has at most " + decimals + " decimals, was " + price);
        }
        if (price.abs().compareTo(MOST) > 0) fault(place, "nobody can mean a price of " + price);
        if (component.kind() == ComponentKind.PERCENT && price.abs().compareTo(BigDecimal.valueOf(100)) > 0) {
            fault(place, "more than 100 percent: " + price);
        }
        negative(component, price, place);
    }

    private void negative(PriceComponent component, BigDecimal price, String place) {
        if (price.signum() >= 0) return;
        if (component.credit()) fault(place, "a credit has a positive price; its amount is negative");
        else if (component.kind() == ComponentKind.BASE) {
            fault(place, "a base price is not negative; a discount is a component of its own");
        } else if (neverNegative(component.kind())) fault(place, component.kind() + " is not negative, was " + price);
    }

    private static boolean neverNegative(ComponentKind kind) {
        return switch (kind) {
            case DEMAND, TRANCHE, SESSION, MINIMUM -> true;
            default -> false;
        };
    }

    private void tranches() {
        var tranches = of(ComponentKind.TRANCHE, false);
        var residuals = of(ComponentKind.SPOT, true);
        if (!tranches.isEmpty() && residuals.isEmpty()) {
            fault(place(sheet, tranches.get(0)), "a tranche is balanced by a SPOT component with 'residual'");
        }
        if (tranches.isEmpty() && !residuals.isEmpty()) {
            fault(place(sheet, residuals.get(0)), "'residual' has no effect without a TRANCHE");
        }
    }

    private List<PriceComponent> of(ComponentKind kind, boolean residual) {
        return sheet.components().stream()
                .filter(c -> c.kind() == kind && c.residual() == residual)
                .collect(Collectors.toList());
    }

    private void fault(String place, String text) {
        faults.add(new Fault(place, text));
    }
}
