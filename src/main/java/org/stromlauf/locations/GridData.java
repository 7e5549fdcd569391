package org.stromlauf.locations;

import org.stromlauf.shared.Energy;

/**
 * What the grid operator bills and balances a market location by.
 *
 * @param loadProfile code of the normalised profile, for example {@code H25}
 * @param annualForecast the year's expected use (Jahresverbrauchsprognose)
 * @param concessionClass group article of the concession fee (Gruppenartikel-ID)
 * @param household household customer after §3 no. 22 EnWG
 */
public record GridData(
        VoltageLevel voltageLevel,
        String loadProfile,
        Energy annualForecast,
        String concessionClass,
        boolean household,
        CustomerInstallation installation) {

    public GridData {
        if (annualForecast.wattHours() < 0) {
            throw new IllegalArgumentException("A forecast of use is not negative, was " + annualForecast);
        }
    }
}
