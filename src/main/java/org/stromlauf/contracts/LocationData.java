package org.stromlauf.contracts;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketPartnerId;

/**
 * What the grid operator told the supplier about the location of a contract; each item is null until its message has come.
 *
 * @param meteringOperator of the market location (55002, 55616)
 * @param balancingGroup Bilanzkreis (55126)
 * @param controlArea Regelzone (55126)
 * @param balancingArea Bilanzierungsgebiet (55126)
 * @param loadProfile name of the standard load profile (55126)
 * @param forecastBasis Prognosegrundlage: ZC0 values, ZA6 profiles (55126)
 * @param yearlyForecast veranschlagte Jahresmenge (55126)
 * @param voltageLevel Spannungsebene: E03 to E06 (55616)
 * @param meteringClass messtechnische Einordnung: Z52 iMS, Z53 kME/mME, Z68 none (55616)
 * @param gridUseContract Z08 direct contract, Z09 with the supplier (55218)
 * @param gridUsePayer who pays grid use: Z10 customer, Z11 supplier (55218)
 * @param nextGridBill last day that the next yearly grid bill covers, the day before the yearly reading (55218)
 */
public record LocationData(
        @Nullable MarketPartnerId meteringOperator,
        @Nullable String balancingGroup,
        @Nullable String controlArea,
        @Nullable String balancingArea,
        @Nullable String loadProfile,
        @Nullable String forecastBasis,
        @Nullable Energy yearlyForecast,
        @Nullable String voltageLevel,
        @Nullable String meteringClass,
        @Nullable String gridUseContract,
        @Nullable String gridUsePayer,
        @Nullable LocalDate nextGridBill) {

    public static final LocationData NONE =
            new LocationData(null, null, null, null, null, null, null, null, null, null, null, null);

    /**
     * The first day after a given one at whose beginning the meters are read for the yearly bill; the bill that follows covers
     * everything before it. Empty until 55218 has told it, and for a location that is not billed yearly by a day.
     */
    public Optional<LocalDate> yearlyReadingAfter(LocalDate day) {
        if (nextGridBill == null) return Optional.empty();
        var reading = MonthDay.from(nextGridBill.plusDays(1));
        var thisYear = reading.atYear(day.getYear());
        return Optional.of(thisYear.isAfter(day) ? thisYear : reading.atYear(day.getYear() + 1));
    }

    /** What 55002 tells. */
    public static LocationData ofConfirmation(@Nullable MarketPartnerId meteringOperator) {
        return new LocationData(meteringOperator, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** What 55616 tells. */
    public static LocationData ofMarketLocation(
            @Nullable MarketPartnerId meteringOperator, @Nullable String voltageLevel, @Nullable String meteringClass) {
        return new LocationData(
                meteringOperator, null, null, null, null, null, null, voltageLevel, meteringClass, null, null, null);
    }

    /** What 55218 tells. */
    public static LocationData ofGridUse(
            @Nullable String contract, @Nullable String payer, @Nullable LocalDate nextGridBill) {
        return new LocationData(null, null, null, null, null, null, null, null, null, contract, payer, nextGridBill);
    }

    /** What 55126 tells of balancing. */
    public static LocationData ofBalancing(Balancing balancing) {
        return new LocationData(
                null,
                balancing.group,
                balancing.controlArea,
                balancing.area,
                balancing.loadProfile,
                balancing.forecastBasis,
                balancing.yearlyForecast,
                null,
                null,
                null,
                null,
                null);
    }

    /** The items of 55126. */
    public record Balancing(
            @Nullable String group,
            @Nullable String controlArea,
            @Nullable String area,
            @Nullable String loadProfile,
            @Nullable String forecastBasis,
            @Nullable Energy yearlyForecast) {}
}
