package org.stromlauf.rating;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says in German why a line amounts to what it does, from its operands alone. */
public final class Explanation {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private Explanation() {}

    /** One sentence; the inclusive end of the period is printed. */
    public static String sentence(RatedLine line) {
        var text = new StringBuilder(line.label())
                .append(" vom ")
                .append(DAY.format(line.period().from()))
                .append(" bis ")
                .append(DAY.format(line.period().end().minusDays(1)))
                .append(": ")
                .append(calculation(line))
                .append(" = ")
                .append(number(line.amount().euros(), 2))
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
                number(line.quantity(), 3) + " kWh × " + number(line.unitPrice().movePointRight(2), 6) + " ct/kWh";
            case BASE ->
                number(line.unitPrice(), 4) + " € im Jahr × " + number(line.quantity(), 0) + " von "
                        + number(line.priceBase(), 0) + " Tagen";
            case SPOT ->
                number(line.quantity(), 3) + " kWh, jede Viertelstunde zu ihrem Börsenpreis, im Mittel "
                        + number(average(line), 4) + " ct/kWh";
            case ONE_OFF -> "einmalig";
        };
    }

    private static BigDecimal average(RatedLine line) {
        if (line.quantity().signum() == 0) return BigDecimal.ZERO;
        return line.amount().euros().movePointRight(2).divide(line.quantity(), 4, java.math.RoundingMode.HALF_UP);
    }

    private static String number(BigDecimal value, int decimals) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.GERMANY);
        var format = new DecimalFormat(decimals == 2 ? "#,##0.00" : "#,##0." + "#".repeat(decimals), symbols);
        return format.format(value);
    }
}
