package org.stromlauf.settlement;

import java.math.BigDecimal;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;

/**
 * A line of a bill between market partners.
 *
 * @param quantity kWh, or days of a price a day
 * @param price euro for one unit, net
 * @param vatRate percent
 */
public record BillPosition(
        int number,
        String article,
        DateRange days,
        PriceUnit unit,
        BigDecimal quantity,
        BigDecimal price,
        Money net,
        BigDecimal vatRate) {

    public BillPosition {
        quantity = plain(quantity);
        price = plain(price);
        vatRate = plain(vatRate);
    }

    /** The amount follows from quantity and price, rounded half up to cent. */
    public static Money amount(BigDecimal quantity, BigDecimal price) {
        return Money.rounded(quantity.multiply(price));
    }

    private static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
