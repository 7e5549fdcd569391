package org.stromlauf.retail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms.SupplyKind;
import org.stromlauf.contracts.CustomerName;

/**
 * How long before a price change a customer is told (EnWG §41(5), StromGVV §5(2)), as data: {@code
 * products/disclosure/price-notice.yaml}.
 *
 * @param household whether it is meant for household customers only (EnWG §3 no. 22)
 */
record PriceNoticeRule(
        LocalDate from,
        @Nullable LocalDate to,
        SupplyKind supply,
        boolean household,
        int days,
        int months,
        String source) {

    /** Who uses no more is a household customer whatever he uses it for (EnWG §3 no. 22). */
    private static final long HOUSEHOLD_WH = 10_000_000;

    @JsonCreator
    static PriceNoticeRule of(
            @JsonProperty(value = "from", required = true) LocalDate from,
            @JsonProperty("to") @Nullable LocalDate to,
            @JsonProperty(value = "supply", required = true) SupplyKind supply,
            @JsonProperty("household") boolean household,
            @JsonProperty("days") @Nullable Integer days,
            @JsonProperty("months") @Nullable Integer months,
            @JsonProperty(value = "source", required = true) String source) {
        if ((days == null) == (months == null)) {
            throw new IllegalArgumentException("A notice from " + from + " says either 'days' or 'months'");
        }
        return new PriceNoticeRule(
                from,
                to,
                supply,
                household,
                Objects.requireNonNullElse(days, 0),
                Objects.requireNonNullElse(months, 0),
                source);
    }

    PriceNoticeRule {
        if (days < 0 || months < 0) throw new IllegalArgumentException("A notice is not after the change: " + source);
    }

    boolean isFor(Contract contract, CustomerName customer, LocalDate day) {
        boolean holds = !day.isBefore(from) && (to == null || day.isBefore(to));
        boolean isHousehold = customer.kind() == CustomerName.Kind.PRIVATE
                || contract.terms().yearlyConsumption().wattHours() <= HOUSEHOLD_WH;
        return holds && contract.terms().kind() == supply && (!household || isHousehold);
    }

    /** The first day on which a change may hold of which the customer is told on a day. */
    LocalDate earliest(LocalDate told) {
        return told.plusMonths(months).plusDays(days);
    }
}
