package org.stromlauf.metering;

import java.util.regex.Pattern;

/**
 * The unit in which a value of an OBIS is told: MSCONS names none, the EDI@Energy Codeliste der OBIS-Kennzahlen und Medien fixes
 * it. Groups A (medium), C (quantity) and D (processing) decide.
 */
public enum MeasuredUnit {
    KWH("kWh"),
    KW("kW"),
    KVARH("kvarh"),
    KVAR("kvar"),
    CUBIC_METRES("m³"),
    KWH_PER_CUBIC_METRE("kWh/m³"),
    /** Zustandszahl, compressibility. */
    RATIO("1"),
    /** Temperatures, pressures and what has no OBIS of its own. */
    OTHER("");

    private static final Pattern OBIS = Pattern.compile("(\\d)-\\d+:(\\d+)\\.(\\d+)\\..+");

    private final String symbol;

    MeasuredUnit(String symbol) {
        this.symbol = symbol;
    }

    /** As people write it. */
    public String symbol() {
        return symbol;
    }

    public static MeasuredUnit of(String obis) {
        var groups = OBIS.matcher(obis);
        if (!groups.matches()) return OTHER;
        int c = Integer.parseInt(groups.group(2));
        int d = Integer.parseInt(groups.group(3));
        return switch (groups.group(1)) {
            case "1" -> electricity(c, d == 6);
            case "7" -> gas(c, d);
            default -> OTHER;
        };
    }

    /** C: 1 and 2 active, 3 to 8 reactive energy, 9 and 13, 14 sums; D = 6 maximum of power. */
    private static MeasuredUnit electricity(int c, boolean maximum) {
        if (c >= 3 && c <= 8) return maximum ? KVAR : KVARH;
        return c == 1 || c == 2 || c == 9 || c == 13 || c == 14 ? (maximum ? KW : KWH) : OTHER;
    }

    /** C: 1 to 6, 11 to 16, 61 to 66 volumes, 31 to 36 energy, 52 Zustandszahl, 53 and 55 compressibility, 54 Brennwert; 99 profiles. */
    private static MeasuredUnit gas(int c, int d) {
        int kind = c == 99 ? d : c;
        if (kind >= 31 && kind <= 36) return KWH;
        if (kind == 54) return KWH_PER_CUBIC_METRE;
        if (kind == 52 || kind == 53 || kind == 55) return RATIO;
        var volume = (kind >= 1 && kind <= 6) || (kind >= 11 && kind <= 26) || (kind >= 61 && kind <= 66);
        return volume ? CUBIC_METRES : OTHER;
    }

    /** Whether a unit of QTY 6411 says another thing. */
    boolean contradicts(String code) {
        if (code.isEmpty()) return false;
        return switch (code) {
            case "KWH" -> this != KWH && this != OTHER;
            case "KWT" -> this != KW && this != OTHER;
            case "K3" -> this != KVARH && this != OTHER;
            case "MTQ" -> this != CUBIC_METRES && this != OTHER;
            // Multiples, in which no OBIS is told.
            case "WHR", "MWH", "GWH", "WTT", "MAW" -> this != OTHER;
            default -> false;
        };
    }
}
