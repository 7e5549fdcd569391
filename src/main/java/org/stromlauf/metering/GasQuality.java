package org.stromlauf.metering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.stromlauf.shared.DateRange;

/**
 * What turns the cubic metres of a period into energy: Zustandszahl and Abrechnungsbrennwert (13007; DVGW G 685, MARKET 7.5).
 *
 * @param conditionNumber Zustandszahl, four decimals
 * @param calorificValue Brennwert Hs in kWh/m³, three decimals
 */
public record GasQuality(DateRange period, BigDecimal conditionNumber, BigDecimal calorificValue) {

    private static final int CONDITION_DECIMALS = 4;
    private static final int CALORIFIC_DECIMALS = 3;
    private static final BigDecimal KELVIN = new BigDecimal("273.15");
    /** Normal pressure in hPa. */
    private static final BigDecimal NORMAL_PRESSURE = new BigDecimal("1013.25");

    public GasQuality {
        if (conditionNumber.signum() <= 0 || calorificValue.signum() <= 0) {
            throw new IllegalArgumentException(
                    "Zustandszahl and Brennwert are positive, were " + conditionNumber + ", " + calorificValue);
        }
        conditionNumber = scaled(conditionNumber, CONDITION_DECIMALS);
        calorificValue = scaled(calorificValue, CALORIFIC_DECIMALS);
    }

    /** Whether figures that were told are as the rule has them. */
    static boolean isUsable(BigDecimal conditionNumber, BigDecimal calorificValue) {
        return conditionNumber.signum() > 0
                && calorificValue.signum() > 0
                && conditionNumber.stripTrailingZeros().scale() <= CONDITION_DECIMALS
                && calorificValue.stripTrailingZeros().scale() <= CALORIFIC_DECIMALS;
    }

    /** A published figure is finer than the rule: refused instead of rounded. */
    private static BigDecimal scaled(BigDecimal figure, int decimals) {
        try {
            return figure.setScale(decimals);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(figure + " has more than " + decimals + " decimals", e);
        }
    }

    /** kWh for one cubic metre of operating volume. */
    BigDecimal factor() {
        return conditionNumber.multiply(calorificValue);
    }

    /**
     * The Zustandszahl of a meter: (273.15 / (273.15 + T)) × ((p_amb + p_eff) / 1013.25) ÷ K.
     *
     * @param celsius gas temperature, 15 °C by rule where it is not measured
     * @param ambient air pressure in hPa
     * @param effective pressure above it in hPa
     * @param compressibility K, 1 below 1 bar
     */
    public static BigDecimal conditionNumber(
            BigDecimal celsius, BigDecimal ambient, BigDecimal effective, BigDecimal compressibility) {
        var numerator = KELVIN.multiply(ambient.add(effective));
        var denominator = KELVIN.add(celsius).multiply(NORMAL_PRESSURE).multiply(compressibility);
        return numerator.divide(denominator, CONDITION_DECIMALS, RoundingMode.HALF_UP);
    }
}
