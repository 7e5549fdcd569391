package org.stromlauf.shared;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, amounts and days as German readers expect them: 1.234,56 € and 31.12.2026. */
public final class GermanFormat {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private GermanFormat() {}

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** "05.10.2026 bis 04.10.2027": the last day is printed inclusively. */
    public static String period(DateRange range) {
        return day(range.from()) + " bis " + day(range.end().minusDays(1));
    }

    public static String money(Money money) {
        return format("#,##0.00").format(money.euros()) + " €";
    }

    /** At most so many decimals, none that are zero. */
    public static String number(BigDecimal value, int decimals) {
        return format(decimals == 0 ? "#,##0" : "#,##0." + "#".repeat(decimals)).format(value);
    }

    /** Exactly so many decimals. */
    public static String fixed(BigDecimal value, int decimals) {
        return format("#,##0." + "0".repeat(decimals)).format(value);
    }

    private static DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.GERMANY));
    }
}
