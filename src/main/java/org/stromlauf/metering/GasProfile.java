package org.stromlauf.metering;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.MarketCalendar;

/**
 * A gas standard load profile (SigLinDe): how the use of a day follows its temperature, Q = KW × h(t) × F (guideline Abwicklung von
 * Standardlastprofilen Gas; MARKET 7.5).
 *
 * @param name customer type, building class and wind, for example {@code EFH 3 0}
 * @param linear the linear part; null when the profile has none
 * @param week factors of Monday to Sunday
 */
public record GasProfile(String name, Sigmoid sigmoid, @Nullable Linear linear, List<Double> week) {

    private static final double REFERENCE = 40;
    private static final double MILLION = 1_000_000;
    private static final double[] WEIGHTS = {1, 0.5, 0.25, 0.125};

    /** A / (1 + (B / (t - 40))^C) + D. */
    public record Sigmoid(double a, double b, double c, double d) {

        double at(double temperature) {
            return a / (1 + Math.pow(b / (temperature - REFERENCE), c)) + d;
        }
    }

    /** The greater of a line of heating and one of hot water. */
    public record Linear(double heatingSlope, double heatingOffset, double waterSlope, double waterOffset) {

        double at(double temperature) {
            return Math.max(heatingSlope * temperature + heatingOffset, waterSlope * temperature + waterOffset);
        }
    }

    public GasProfile {
        week = List.copyOf(week);
        if (week.size() != DayOfWeek.values().length) throw new IllegalArgumentException("A week has seven factors");
    }

    /** The allocation temperature of a day: the geometric series of it and the three days before. */
    public static double allocationTemperature(double day, double before, double second, double third) {
        var days = new double[] {day, before, second, third};
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < days.length; i++) {
            sum += days[i] * WEIGHTS[i];
            weights += WEIGHTS[i];
        }
        return sum / weights;
    }

    /** h × F of a day: what a customer uses who uses one on a day of eight degrees, where h is one. */
    public double factor(LocalDate gasDay, double allocationTemperature) {
        var temperature = Math.min(allocationTemperature, REFERENCE - 1);
        double h = sigmoid.at(temperature) + (linear == null ? 0 : linear.at(temperature));
        return h * week.get(weekday(gasDay).getValue() - 1);
    }

    /** The weight of a day of usual temperature, in millionths of a day of eight degrees. */
    long usualWeight(LocalDate gasDay) {
        return Math.round(factor(gasDay, NormalYear.temperature(gasDay)) * MILLION);
    }

    /** Holidays have the factor of Sundays. */
    private static DayOfWeek weekday(LocalDate day) {
        return MarketCalendar.isNationwideHoliday(day) ? DayOfWeek.SUNDAY : day.getDayOfWeek();
    }
}
