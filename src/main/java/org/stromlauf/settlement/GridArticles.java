package org.stromlauf.settlement;

import java.util.List;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.MeteringKind;

/**
 * What a location without power measurement is charged for, by the ids of BDEW's Codeliste der Artikelnummern und Artikel-ID 5.6
 * (30.09.2025), chapter 3.1.
 */
public final class GridArticles {

    /** Grundpreis (3.1.2). */
    public static final String BASE = "1-02-0-001";

    /** Arbeitspreis, sonstiger Verbrauch (3.1.2). */
    public static final String ENERGY = "1-02-0-002";

    /** Messstellenbetrieb kME, Einrichtungszähler Eintarif, yearly reading (3.1.6); other meters are billed by their operator. */
    public static final String CONVENTIONAL_METER = "1-06-7-004";

    /** Aufschlag §26 KWKG (3.1.10). */
    public static final String KWKG = "1-10-1-001";

    /** Offshore-Netzumlage §17f EnWG (3.1.10). */
    public static final String OFFSHORE = "1-10-2-001";

    /** Aufschlag für besondere Netznutzung, Letztverbrauchergruppe A (3.1.10). */
    public static final String SPECIAL_GRID_USE = "1-10-4-001";

    private GridArticles() {}

    /** In the order in which a bill shows them; the concession fee's article is one of the location's own. */
    public static List<String> of(LocationBundle bundle) {
        var articles = new java.util.ArrayList<>(List.of(BASE, ENERGY));
        var conventional = bundle.metering().stream().anyMatch(m -> m.kind() == MeteringKind.CONVENTIONAL);
        if (conventional) articles.add(CONVENTIONAL_METER);
        articles.add(bundle.market().gridData().concessionClass());
        articles.addAll(List.of(KWKG, OFFSHORE, SPECIAL_GRID_USE));
        return List.copyOf(articles);
    }

    /** Prices that a law sets: levies, and the highest concession fees (E_0406 step 365: A38 instead of A35). */
    public static boolean isStatutory(String article) {
        return article.startsWith("1-10-") || article.matches("1-08-\\d-\\d{3}");
    }
}
