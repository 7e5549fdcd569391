package org.stromlauf.retail;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.billing.Bill;
import org.stromlauf.billing.BillOutcome;
import org.stromlauf.billing.BillingFactory;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.ContractTerms.MeteringKind;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.rating.RatedLine;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;

/** Which period of a contract comes next to be billed, once its values are there (EnWG §40b, §40c). */
@Component
class BillingPeriods {

    private final ContractBills bills;
    private final BillOrders orders;
    private final BillingFactory factory;
    private final LocationRecords locations;
    private final FrameworkContracts frameworks;

    BillingPeriods(
            ContractBills bills,
            BillOrders orders,
            BillingFactory factory,
            LocationRecords locations,
            FrameworkContracts frameworks) {
        this.frameworks = frameworks;
        this.bills = bills;
        this.orders = orders;
        this.factory = factory;
        this.locations = locations;
    }

    /** The next period of a contract that is over and of which all values are known. */
    Optional<Due> next(Contract contract, LocalDate today, Instant asOf) {
        var supplied = contract.state() == ContractState.ACTIVE || contract.state() == ContractState.ENDED;
        var from = bills.billedUntil(contract);
        var last = untilCollective(contract, from, lastDay(contract));
        if (!supplied || (last != null && !from.isBefore(last))) return Optional.empty();
        var told = contract.terms().metering() == MeteringKind.SMART
                ? List.<LocalDate>of()
                : told(contract, new DateRange(from, last), asOf);
        var end = contract.terms().metering() == MeteringKind.SMART
                ? agreedEnd(contract, from, last)
                : readEnd(contract, from, last, told);
        if (end == null || end.isAfter(today)) return Optional.empty();
        var period = DateRange.of(from, end);
        if (orders.usage(contract, period, asOf).wattHours(period).isEmpty()) return Optional.empty();
        var more = told.stream().anyMatch(end::isBefore);
        return Optional.of(new Due(contract, period, occasion(contract, end), more));
    }

    /**
     * A bill that counts days about which something was told since, and that would be another now, the last one first: what was
     * billed wrongly is corrected (StromGVV §18(1) and (2), agreed likewise with every household). It is rated anew, for the same
     * energy costs something else by another peak, in other quarter hours or on another register.
     *
     * @param changed of which something was told, the first days first
     */
    Optional<Due> corrected(Contract contract, List<DateRange> changed, Instant asOf) {
        if (changed.isEmpty()) return Optional.empty();
        var standing = bills.standingSince(
                contract.tenant(), contract.id(), changed.get(0).from());
        if (standing.isEmpty()) return Optional.empty();
        var prices = orders.prices(contract.tenant());
        for (var bill : standing) {
            var counted = orders.counted(contract, bill.period(), prices);
            if (changed.stream().noneMatch(counted::overlaps)
                    || orders.usage(contract, bill.period(), asOf)
                            .wattHours(bill.period())
                            .isEmpty()) continue;
            if (now(contract, bill, asOf, prices).isPresent()) {
                return Optional.of(new Due(contract, bill.period(), Occasion.CORRECTION));
            }
        }
        return Optional.empty();
    }

    /** What a bill would be by what is known now, when that is something else. */
    Optional<Bill> now(Contract contract, ContractBill bill, Instant asOf) {
        return now(contract, bill, asOf, orders.prices(contract.tenant()));
    }

    private Optional<Bill> now(Contract contract, ContractBill bill, Instant asOf, BillOrders.Prices prices) {
        var billed = factory.find(contract.tenant(), bill.key()).orElseThrow().bill();
        var order = orders.order(contract, bill.period(), asOf, prices);
        var now = order.map(factory::preview);
        if (now.isEmpty() || !(now.get() instanceof BillOutcome.Billed anew)) return Optional.empty();
        return isSame(anew.bill(), billed) ? Optional.empty() : Optional.of(anew.bill());
    }

    /** What a line asks for. */
    private record Asked(String component, DateRange period, BigDecimal quantity, Money amount) {

        static Asked of(RatedLine line) {
            return new Asked(line.component(), line.period(), line.quantity().stripTrailingZeros(), line.amount());
        }
    }

    /** Whether two bills ask for the same money for the same quantities line by line, so that the one needs not replace the other. */
    static boolean isSame(Bill one, Bill other) {
        return one.gross().equals(other.gross()) && asked(one).equals(asked(other));
    }

    private static List<Asked> asked(Bill bill) {
        return bill.lines().stream().map(Asked::of).toList();
    }

    /** A site of a framework contract is billed by its own contract up to the day on which it joins, and after it has left. */
    private @Nullable LocalDate untilCollective(Contract contract, LocalDate from, @Nullable LocalDate last) {
        var joins = frameworks.memberships(contract.tenant(), contract.id()).stream()
                .map(m -> m.site().days())
                .filter(d -> d.to() == null || d.to().isAfter(from))
                .map(d -> d.from().isBefore(from) ? from : d.from())
                .min(Comparator.naturalOrder());
        if (joins.isEmpty()) return last;
        return last == null || joins.get().isBefore(last) ? joins.get() : last;
    }

    /** The first day that is not supplied any more, when that is settled. */
    static @Nullable LocalDate lastDay(Contract contract) {
        var deregistration = contract.deregistration();
        if (deregistration != null && deregistration.confirmed()) return deregistration.end();
        return contract.state() == ContractState.ENDED ? contract.supply().to() : null;
    }

    /** Where the load profile is known of every day, the interval that was agreed ends the period. */
    private LocalDate agreedEnd(Contract contract, LocalDate from, @Nullable LocalDate last) {
        var end = contract.terms().billing() == BillingInterval.YEARLY
                ? scheduledReading(contract, from)
                : readingDue(contract, from);
        return last == null || end.isBefore(last) ? end : last;
    }

    /** The days until which energy was told, the earliest first. */
    private List<LocalDate> told(Contract contract, DateRange range, Instant asOf) {
        if (!(orders.usage(contract, range, asOf) instanceof Usage.Metered metered)) return List.of();
        var last = range.to();
        return metered.sections().stream()
                .map(s -> s.period().end())
                .filter(e -> last == null || !e.isAfter(last))
                .sorted()
                .toList();
    }

    /**
     * Where registers are read, the first energy that was told until the scheduled reading, or the end of supply, ends it: who is
     * billed monthly gets a bill a month, however late the values come (EnWG §40b(1)).
     */
    private @Nullable LocalDate readEnd(
            Contract contract, LocalDate from, @Nullable LocalDate last, List<LocalDate> told) {
        if (told.isEmpty()) return null;
        var due = readingDue(contract, from);
        return told.stream()
                .filter(e -> !e.isBefore(due) || e.equals(last))
                .findFirst()
                .orElse(null);
    }

    /** Who asked for shorter intervals has his meter read at their ends (EnWG §40b(1) and (4)). */
    private LocalDate readingDue(Contract contract, LocalDate from) {
        var interval = contract.terms().billing();
        return interval == BillingInterval.YEARLY
                ? scheduledReading(contract, from)
                : from.withDayOfMonth(1).plusMonths(months(interval));
    }

    /** The grid operator's reading day, as 55218 told it; as long as it is unknown, a year later (EnWG §40b(1)). */
    private LocalDate scheduledReading(Contract contract, LocalDate from) {
        return locations
                .data(contract.tenant(), contract.id())
                .yearlyReadingAfter(from)
                .orElse(from.plusYears(1));
    }

    static int months(BillingInterval interval) {
        return switch (interval) {
            case MONTHLY -> 1;
            case QUARTERLY -> 3;
            case HALF_YEARLY -> 6;
            case YEARLY -> 12;
        };
    }

    private static Occasion occasion(Contract contract, LocalDate end) {
        if (end.equals(lastDay(contract))) return Occasion.FINAL;
        return occasion(contract.terms().billing());
    }

    static Occasion occasion(BillingInterval interval) {
        return switch (interval) {
            case MONTHLY -> Occasion.MONTHLY;
            case QUARTERLY -> Occasion.QUARTERLY;
            case HALF_YEARLY -> Occasion.HALF_YEARLY;
            case YEARLY -> Occasion.YEARLY;
        };
    }
}
