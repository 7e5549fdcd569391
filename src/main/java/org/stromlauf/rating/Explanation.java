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
            case ENERGY ->
                GermanFormat.number(line.quantity(), 3) + " kWh × "
                        + GermanFormat.number(line.unitPrice().movePointRight(2), 6) + " ct/kWh";
            case BASE ->
                GermanFormat.number(line.unitPrice(), 4) + " € im Jahr × " + GermanFormat.number(line.quantity(), 0)
                        + " von " + GermanFormat.number(line.priceBase(), 0) + " Tagen";
            case SPOT ->
                GermanFormat.number(line.quantity(), 3) + " kWh, jede Viertelstunde zu ihrem Börsenpreis, im Mittel "
                        + GermanFormat.number(average(line), 4) + " ct/kWh";
            case ONE_OFF -> "einmalig";
        };
    }

    private static BigDecimal average(RatedLine line) {
        if (line.quantity().signum() == 0) return BigDecimal.ZERO;
        return line.amount().euros().movePointRight(2).divide(line.quantity(), 4, java.math.RoundingMode.HALF_UP);
    }
}
