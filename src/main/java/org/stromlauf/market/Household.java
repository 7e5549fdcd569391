package org.stromlauf.market;

import java.util.List;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MeteringLocationId;

/**
 * A household of a scenario. All follows from its number, so the same scenario always has the same people at the same places.
 * The ids lie in no official test range: there is none; demo tenants never send anything outside.
 */
record Household(int number) {

    private static final List<String> FIRST_NAMES =
            List.of("Anna", "Jörg", "Mia", "Paul", "Jürgen", "Sofia", "Emil", "Käthe", "Noah", "Lina");
    private static final List<String> SURNAMES =
            List.of("Schmidt", "Weiß", "Müller", "Fischer", "Köhler", "Wagner", "Schäfer", "Bauer", "Krüger", "Jansen");
    private static final List<String> STREETS =
            List.of("Lindenallee", "Große Straße", "Am Mühlbach", "Rosenweg", "Bahnhofstraße", "Schillerplatz");
    private static final int COUNT = 10_000_000;

    Household {
        if (number < 0 || number >= COUNT) {
            throw new IllegalArgumentException("A scenario has at most " + COUNT + " households, was " + number);
        }
    }

    MarketLocationId marketLocation() {
        return MarketLocationId.withCheckDigit("512" + "%07d".formatted(number));
    }

    MeteringLocationId meteringLocation() {
        return MeteringLocationId.of("DE00003204109" + "%020d".formatted(number));
    }

    String deviceNumber() {
        return "1EMH00" + "%08d".formatted(number);
    }

    String firstName() {
        return FIRST_NAMES.get(number % FIRST_NAMES.size());
    }

    String surname() {
        return SURNAMES.get((number / FIRST_NAMES.size() + number) % SURNAMES.size());
    }

    /** Who moves out when somebody moves in. */
    String formerSurname() {
        return SURNAMES.get((number + 3) % SURNAMES.size()) + "-" + SURNAMES.get((number + 7) % SURNAMES.size());
    }

    String email() {
        return "kunde" + number + "@example.org";
    }

    String street() {
        return STREETS.get(number % STREETS.size());
    }

    String houseNumber() {
        return Integer.toString(number % 120 + 1);
    }

    /** 1,800 to 4,700 kWh a year. */
    Energy yearlyUse() {
        return new Energy(1_800_000L + number % 30 * 100_000L);
    }
}
