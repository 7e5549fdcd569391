package org.stromlauf.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.shared.DateRange;

/** Turns what grid operators and laws publish by key, as {@code rating} knows it, into prices of articles. */
public final class PublishedGridPrices {

    private static final DateRange EVER = DateRange.startingAt(LocalDate.of(1990, 1, 1));

    private PublishedGridPrices() {}

    /**
     * @param published {@code grid/…} of one grid operator and {@code levy/…}; a key that is missing makes no price
     * @param concessionArticle the article of the concession fee in this community
     */
    public static List<GridPrice> of(PublishedPrices published, String concessionArticle) {
        var prices = new ArrayList<GridPrice>();
        add(prices, published, "grid/base", GridArticles.BASE, PriceUnit.DAY);
        add(prices, published, "grid/energy", GridArticles.ENERGY, PriceUnit.KWH);
        add(prices, published, "metering/conventional", GridArticles.CONVENTIONAL_METER, PriceUnit.DAY);
        add(prices, published, "grid/concession", concessionArticle, PriceUnit.KWH);
        add(prices, published, "levy/kwkg", GridArticles.KWKG, PriceUnit.KWH);
        add(prices, published, "levy/offshore", GridArticles.OFFSHORE, PriceUnit.KWH);
        add(prices, published, "levy/special-grid-use", GridArticles.SPECIAL_GRID_USE, PriceUnit.KWH);
        return List.copyOf(prices);
    }

    private static void add(
            List<GridPrice> prices, PublishedPrices published, String key, String article, PriceUnit unit) {
        for (var period : published.periods(key, EVER)) {
            var euros = unit == PriceUnit.DAY
                    ? perDay(period.price())
                    : period.price().movePointLeft(2);
            prices.add(new GridPrice(article, new DateRange(period.from(), period.to()), unit, euros));
        }
    }

    /** From €/a, as sheets are published, to €/d, as bills between market partners name it. */
    private static BigDecimal perDay(BigDecimal perYear) {
        return perYear.divide(BigDecimal.valueOf(365), 8, RoundingMode.HALF_UP);
    }
}
