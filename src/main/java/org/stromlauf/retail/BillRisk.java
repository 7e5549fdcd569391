package org.stromlauf.retail;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** Which bills a person looks at before they are made: a table that a supplier changes, {@code BillRisk.dmn}. */
public interface BillRisk {

    /**
     * What the table compares; changes in percent, by day, and null where there is nothing to compare with.
     *
     * @param amountChange gross against the bill of the same days a year before, else against the bill before
     * @param useChange consumption against the same bill
     * @param expectedChange consumption against what was expected when the contract was made
     * @param assumed whether a price was assumed, not published
     */
    record Facts(
            Occasion occasion,
            Money gross,
            @Nullable BigDecimal amountChange,
            @Nullable BigDecimal useChange,
            @Nullable BigDecimal expectedChange,
            boolean assumed) {}

    /** Who must have released a bill before it is made. */
    enum Release {
        NOBODY,
        ONE_PERSON,
        /** Two different people. */
        TWO_PEOPLE;

        int people() {
            return ordinal();
        }
    }

    /** @param reason in German; empty where nobody is needed */
    record Verdict(Release release, String reason) {}

    Verdict judge(TenantId tenant, Facts facts);
}
