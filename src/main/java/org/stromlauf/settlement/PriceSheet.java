package org.stromlauf.settlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.stromlauf.shared.DateRange;

/** The prices of one grid operator for a period. */
public final class PriceSheet {

    private final List<GridPrice> prices;

    public PriceSheet(List<GridPrice> prices) {
        this.prices = List.copyOf(prices);
    }

    public Optional<GridPrice> price(String article, LocalDate day) {
        return prices.stream()
                .filter(p -> p.article().equals(article) && p.valid().contains(day))
                .findFirst();
    }

    public boolean knows(String article) {
        return prices.stream().anyMatch(p -> p.article().equals(article));
    }

    /** The days on which a price of these articles begins. */
    public Set<LocalDate> changes(List<String> articles) {
        var days = new TreeSet<LocalDate>();
        prices.stream()
                .filter(p -> articles.contains(p.article()))
                .forEach(p -> days.add(p.valid().from()));
        return days;
    }

    /** The first article that has no price on some day of a range: such a range is not billed. */
    public Optional<String> articleWithoutPrice(List<String> articles, DateRange range) {
        return articles.stream().filter(a -> !covers(a, range)).findFirst();
    }

    private boolean covers(String article, DateRange range) {
        long priced = prices.stream()
                .filter(p -> p.article().equals(article))
                .flatMap(p -> p.valid().intersection(range).stream())
                .mapToLong(DateRange::days)
                .sum();
        return priced == range.days();
    }

    /**
     * The positions of a bill, article by article.
     *
     * @param parts intervals in which no price changes
     * @throws IllegalArgumentException when an article has no price on the first day of a part
     */
    public List<BillPosition> positions(List<String> articles, List<DeliveredEnergy> parts, BigDecimal vatRate) {
        var positions = new ArrayList<BillPosition>();
        for (var article : articles) {
            for (var part : parts) {
                positions.add(position(positions.size() + 1, article, part, vatRate));
            }
        }
        return List.copyOf(positions);
    }

    private BillPosition position(int number, String article, DeliveredEnergy part, BigDecimal vatRate) {
        var price = price(article, part.days().from())
                .orElseThrow(() -> new IllegalArgumentException(
                        article + " has no price on " + part.days().from()));
        var quantity = price.unit() == PriceUnit.DAY
                ? BigDecimal.valueOf(part.days().days())
                : part.energy().kwh();
        return new BillPosition(
                number,
                article,
                part.days(),
                price.unit(),
                quantity,
                price.euros(),
                BillPosition.amount(quantity, price.euros()),
                vatRate);
    }
}
