package org.stromlauf.settlement;

import java.math.BigDecimal;
import org.stromlauf.shared.DateRange;

/**
 * The price of an article in a period.
 *
 * @param article Artikel-ID of BDEW's code list
 * @param euros for one unit, net, at most eight decimals
 */
public record GridPrice(String article, DateRange valid, PriceUnit unit, BigDecimal euros) {

    public GridPrice {
        if (!article.matches("\\d-\\d{2}-\\d-[0-9-]{3,}")) {
            throw new IllegalArgumentException("An article's id is like 1-02-0-001, was '" + article + "'");
        }
        euros = euros.stripTrailingZeros();
        if (euros.scale() > 8) throw new IllegalArgumentException("A price has at most eight decimals, was " + euros);
        if (euros.scale() < 0) euros = euros.setScale(0);
    }
}
