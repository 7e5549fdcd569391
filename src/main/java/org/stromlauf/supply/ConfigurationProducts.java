package org.stromlauf.supply;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DatedCodes;

/**
 * Products and product properties of BDEW's Codeliste der Konfigurationen, by what they are used for and the days on which they
 * hold: {@code supply/configuration-products.yaml}, which names the source of each and what is not settled about it.
 */
public final class ConfigurationProducts {

    /** What a code is used for. */
    public enum Use {
        /** The balancing group of a registration (55001). */
        BALANCING_GROUP,
        /** Asks for a customer installation (E_0622 step 19); its property says which. */
        INSTALLATION,
        INSTALLATION_PHYSICAL,
        INSTALLATION_VIRTUAL,
        /** What the metering operator is to deliver (17134). */
        MEASURED_BY_READINGS,
        MEASURED_BY_QUARTER_HOURS
    }

    private static final DatedCodes<Use> PRODUCTS =
            DatedCodes.read("/supply/configuration-products.yaml", "product", Use.class);

    private ConfigurationProducts() {}

    /**
     * The code that holds on a day.
     *
     * @throws IllegalStateException when none does, with the place where it is to be added
     */
    public static String code(Use use, LocalDate day) {
        return PRODUCTS.on(use, day);
    }

    /** Whether what a message names is the code of a use on a day; on days without a code nothing is. */
    public static boolean isCode(@Nullable String code, Use use, LocalDate day) {
        return PRODUCTS.is(code, use, day);
    }
}
