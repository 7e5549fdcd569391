package org.stromlauf.locations;

import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.Energy;

/**
 * What the grid operator bills and balances a market location by.
 *
 * @param loadProfile code of the normalised profile, for example {@code H25}
 * @param annualForecast the year's expected use (Jahresverbrauchsprognose)
 * @param concessionClass group article of the concession fee (Gruppenartikel-ID)
 * @param household household customer after §3 no. 22 EnWG
 * @param scheduledReading day of the year at whose beginning the meters are read (turnusmäßiger Ablesetermin); null = on the
 *     anniversary of the supply's start
 */
public record GridData(
        VoltageLevel voltageLevel,
        String loadProfile,
        Energy annualForecast,
        String concessionClass,
        boolean household,
        CustomerInstallation installation,
        @Nullable MonthDay scheduledReading) {

    public GridData {
        if (annualForecast.wattHours() < 0) {
            throw new IllegalArgumentException("A forecast of use is not negative, was " + annualForecast);
        }
        if (MonthDay.of(2, 29).equals(scheduledReading)) {
            throw new IllegalArgumentException("Meters are read on a day that every year has, not on 29 February");
        }
    }

    /** Of a location that is read on the anniversary of its supply's start. */
    public GridData(
            VoltageLevel voltageLevel,
            String loadProfile,
            Energy annualForecast,
            String concessionClass,
            boolean household,
            CustomerInstallation installation) {
        this(voltageLevel, loadProfile, annualForecast, concessionClass, household, installation, null);
    }

    /** The same location, read every year at the beginning of a day. */
    public GridData readYearlyOn(MonthDay day) {
        return new GridData(voltageLevel, loadProfile, annualForecast, concessionClass, household, installation, day);
    }

    /** The first yearly reading after a day, of a supply that began on another. */
    public LocalDate readingAfter(LocalDate day, LocalDate supplyStart) {
        var thisYear = inYear(day.getYear(), supplyStart);
        return thisYear.isAfter(day) ? thisYear : inYear(day.getYear() + 1, supplyStart);
    }

    /** The last yearly reading before a day, or the supply's start when it was not read since. */
    public LocalDate readingBefore(LocalDate day, LocalDate supplyStart) {
        var thisYear = inYear(day.getYear(), supplyStart);
        var last = thisYear.isBefore(day) ? thisYear : inYear(day.getYear() - 1, supplyStart);
        return last.isAfter(supplyStart) ? last : supplyStart;
    }

    private LocalDate inYear(int year, LocalDate supplyStart) {
        var day = scheduledReading == null ? MonthDay.from(supplyStart) : scheduledReading;
        return day.atYear(year);
    }
}
