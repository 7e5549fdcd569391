package org.stromlauf.rating;

import java.math.BigDecimal;
import org.stromlauf.shared.GermanFormat;

/** Says in German why a line amounts to what it does, from its operands alone. */
public final class Explanation {

    private Explanation() {}

    /** One sentence; the inclusive end of the period is printed. */
    public static String sentence(RatedLine line) {
        var text = new StringBuilder(line.label())
                .append(" vom ")
                .append(GermanFormat.period(line.period()))
                .append(": ")
                .append(calculation(line))
                .append(" = ")
                .append(GermanFormat.fixed(line.amount().euros(), 2))
                .append(" € netto");
        if (line.contained()) text.append(", im Preis enthalten");
        text.append(". Preis: ").append(line.operands().priceSource());
        if (line.assumed()) text.append(" (angenommen, noch nicht veröffentlicht)");
        if (!line.operands().quantitySources().isEmpty()) {
            text.append("; Menge: ").append(String.join(", ", line.operands().quantitySources()));
        }
        if (line.legal() != null) text.append(" (").append(line.legal()).append(')');
        return text.append('.').toString();
    }

    private static String calculation(RatedLine line) {
        return switch (line.kind()) {
            case SPOT ->
                GermanFormat.number(line.quantity(), 3) + " " + line.unit()
                        + ", jede Viertelstunde zu ihrem Börsenpreis, im Mittel "
                        + GermanFormat.number(average(line), 4) + " ct/" + line.unit();
            case ONE_OFF -> "einmalig";
            case PERCENT ->
                GermanFormat.number(line.unitPrice(), 4) + " % von " + GermanFormat.fixed(line.quantity(), 2) + " €";
            case MINIMUM -> "was am Mindestbetrag fehlt";
            case BASE -> line.unit().equals("Stück") ? "höchstens die Summe der Entgelte" : base(line);
            default -> quantity(line) + each(line) + part(line);
        };
    }

    private static String base(RatedLine line) {
        var price = GermanFormat.number(line.unitPrice(), 4);
        if (isWhole(line)) return price + " € × " + quantity(line);
        var of = " von " + GermanFormat.number(line.priceBase(), 0) + " Tagen";
        var time = line.priceBase().intValue() > 31 ? "Jahr" : "Monat";
        return price + " € im " + time + " × " + GermanFormat.number(line.quantity(), 0) + of;
    }

    private static String quantity(RatedLine line) {
        boolean isOne = line.quantity().compareTo(BigDecimal.ONE) == 0;
        var unit =
                !isOne && (line.unit().equals("Monat") || line.unit().equals("Tag")) ? line.unit() + "e" : line.unit();
        return GermanFormat.number(line.quantity(), 3) + " " + unit;
    }

    private static String each(RatedLine line) {
        return line.unit().equals("kWh") && line.kind().centShift() > 0
                ? " × " + GermanFormat.number(line.unitPrice().movePointRight(2), 6) + " ct/kWh"
                : " × " + GermanFormat.number(line.unitPrice(), 8) + " €";
    }

    private static String part(RatedLine line) {
        return isWhole(line) ? "" : " / " + GermanFormat.number(line.priceBase(), 0);
    }

    private static boolean isWhole(RatedLine line) {
        return line.priceBase().compareTo(BigDecimal.ONE) == 0;
    }

    private static BigDecimal average(RatedLine line) {
        if (line.quantity().signum() == 0) return BigDecimal.ZERO;
        return line.amount().euros().movePointRight(2).divide(line.quantity(), 4, java.math.RoundingMode.HALF_UP);
    }
}
