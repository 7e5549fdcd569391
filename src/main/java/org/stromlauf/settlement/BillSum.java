package org.stromlauf.settlement;

import java.math.BigDecimal;
import java.util.List;
import org.stromlauf.shared.Money;

/**
 * What positions of one VAT rate come to; the tax is computed from the sum, once (E_0406 step 830).
 *
 * @param vatRate percent
 */
public record BillSum(Money net, BigDecimal vatRate, Money vat) {

    public static BillSum of(List<BillPosition> positions, BigDecimal vatRate) {
        var net = positions.stream().map(BillPosition::net).reduce(Money.ZERO, Money::plus);
        return new BillSum(net, vatRate, taxOn(net, vatRate));
    }

    public static Money taxOn(Money net, BigDecimal vatRate) {
        return Money.rounded(net.euros().multiply(vatRate).movePointLeft(2));
    }

    public Money gross() {
        return net.plus(vat);
    }
}
