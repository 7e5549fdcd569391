package org.stromlauf.dunning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.stromlauf.shared.Money;

/** What a customer is expected to pay: the measure of the threshold. */
public sealed interface PaymentPlan {

    /** From how much on arrears allow a disconnection, before the least amount that always holds. */
    Money measure();

    /** The customer pays instalments; the one of the current month counts. EnWG §41f: twice its amount. */
    record MonthlyInstalment(Money amount) implements PaymentPlan {

        public MonthlyInstalment {
            if (amount.isNegative() || amount.isZero()) {
                throw new IllegalArgumentException("An instalment is positive, was " + amount);
            }
        }

        @Override
        public Money measure() {
            return amount.plus(amount);
        }
    }

    /** No instalments are agreed. EnWG §41f: a sixth of what the year's bill will probably be, up to a full cent. */
    record ExpectedYearlyBill(Money amount) implements PaymentPlan {

        private static final BigDecimal SIX = BigDecimal.valueOf(6);

        public ExpectedYearlyBill {
            if (amount.isNegative() || amount.isZero()) {
                throw new IllegalArgumentException("An expected bill is positive, was " + amount);
            }
        }

        @Override
        public Money measure() {
            return new Money(amount.euros().divide(SIX, 2, RoundingMode.CEILING));
        }
    }
}
