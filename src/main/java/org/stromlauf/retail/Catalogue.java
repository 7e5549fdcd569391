package org.stromlauf.retail;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.shared.MarketPartnerId;

/**
 * A tenant's products and the price sheets of the grids, as they are in force now.
 *
 * @param grids the published prices of a grid operator by its market partner id
 */
public record Catalogue(Map<String, Product> products, Map<MarketPartnerId, PublishedPrices> grids) {

    public Catalogue {
        products = Map.copyOf(new TreeMap<>(products));
        grids = Map.copyOf(grids);
    }

    public Optional<Product> product(String key) {
        return Optional.ofNullable(products.get(key));
    }

    /** The grid operator's sheet; one that nobody has laid down has no prices, so what needs them is not billed. */
    public PublishedPrices grid(MarketPartnerId gridOperator) {
        return Optional.ofNullable(grids.get(gridOperator)).orElse(PublishedPrices.of(Map.of()));
    }
}
