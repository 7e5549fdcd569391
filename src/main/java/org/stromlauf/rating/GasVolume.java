package org.stromlauf.rating;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The energy of cubic metres of gas, as it is billed: kWh = m³ × Zustandszahl × Abrechnungsbrennwert (DVGW G 685). */
public final class GasVolume {

    private static final int CONDITION_DECIMALS = 4;
    private static final int CALORIFIC_DECIMALS = 3;

    private GasVolume() {}

    /**
     * Whole kWh of gross calorific value.
     *
     * @param conditionNumber Zustandszahl, at most four decimals
     * @param calorificValue Abrechnungsbrennwert in kWh/m³, at most three decimals
     */
    public static BigDecimal kwh(BigDecimal cubicMetres, BigDecimal conditionNumber, BigDecimal calorificValue) {
        require(conditionNumber, CONDITION_DECIMALS, "the Zustandszahl (conditionNumber)");
        require(calorificValue, CALORIFIC_DECIMALS, "the Brennwert (calorificValue)");
        return cubicMetres.multiply(conditionNumber).multiply(calorificValue).setScale(0, RoundingMode.HALF_UP);
    }

    private static void require(BigDecimal value, int decimals, String name) {
        if (value.signum() <= 0 || value.stripTrailingZeros().scale() > decimals) {
            throw new IllegalArgumentException(
                    name + " is positive and has at most " + decimals + " decimals, was " + value.toPlainString());
        }
    }
}
