package org.stromlauf.retail;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.invoicing.InvoiceDraft.Prepayment;
import org.stromlauf.metering.LocationUsage;
import org.stromlauf.receivables.Account;
import org.stromlauf.receivables.LedgerEntry;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.receivables.Settlement;
import org.stromlauf.receivables.Withdrawal;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** What a bill makes of the instalments of its period: it deducts the paid ones and claims the others itself. */
@Component
class InstalmentSettlement {

    private static final String WITHDRAWN = "withdrawn ";
    private static final int DAYS = 365;

    private final InstalmentRows rows;
    private final Receivables receivables;
    private final LocationUsage usage;
    private final Clock clock;

    InstalmentSettlement(InstalmentRows rows, Receivables receivables, LocationUsage usage, Clock clock) {
        this.rows = rows;
        this.receivables = receivables;
        this.usage = usage;
        this.clock = clock;
    }

    List<Prepayment> paid(TenantId tenant, Contract contract, DateRange billed) {
        var instalments = of(tenant, contract, billed);
        var settlements = settlements(tenant, instalments);
        var prepayments = new ArrayList<Prepayment>();
        for (var instalment : instalments) {
            var payments = settlements.getOrDefault(instalment.item(), List.of()).stream()
                    .filter(s -> !s.posting().startsWith(WITHDRAWN))
                    .toList();
            var paid = payments.stream().map(Settlement::amount).reduce(Money.ZERO, Money::plus);
            if (paid.isZero()) continue;
            var part = instalment.paid(paid);
            prepayments.add(new Prepayment(instalment.name(), lastPaid(payments), part.net(), part.vat()));
        }
        return List.copyOf(prepayments);
    }

    void withdrawUnpaid(TenantId tenant, Contract contract, DateRange billed, String billKey) {
        var today = MarketCalendar.day(clock.instant());
        for (var instalment : of(tenant, contract, billed)) {
            var open = receivables.get(tenant, instalment.item()).open();
            if (open.isZero()) continue;
            var part = instalment.unpaid(open);
            receivables.withdraw(
                    tenant,
                    new Withdrawal(
                            WITHDRAWN + instalment.item() + " " + billKey,
                            instalment.item(),
                            today,
                            instalment.name() + " in Rechnung " + billKey + " enthalten",
                            entries(part)));
        }
    }

    /** The use of a billed period, taken to a year; empty when a part of it is not known. */
    Optional<Energy> yearlyUse(TenantId tenant, Contract contract, DateRange billed) {
        var metered = usage.metered(tenant, contract.location(), billed, clock.instant())
                .wattHours(billed);
        if (metered.isEmpty()) return Optional.empty();
        return Optional.of(new Energy(metered.getAsLong() * DAYS / billed.days()));
    }

    /** Whether an instalment for that day's month or a later one is demanded. */
    boolean isDemanded(TenantId tenant, ContractId contract, LocalDate day) {
        return rows.of(tenant, contract).stream().anyMatch(i -> !i.month().isBefore(day));
    }

    /**
     * Due in the billed period. The last bill settles what was demanded beyond the end as well: nothing is supplied for it.
     */
    private List<Instalment> of(TenantId tenant, Contract contract, DateRange billed) {
        var isLast = billed.end().equals(contract.supply().to());
        return rows.of(tenant, contract.id()).stream()
                .filter(i -> !i.month().isBefore(billed.from()))
                .filter(i -> isLast || i.month().isBefore(billed.end()))
                .toList();
    }

    private Map<String, List<Settlement>> settlements(TenantId tenant, List<Instalment> instalments) {
        return receivables.settlements(
                tenant, instalments.stream().map(Instalment::item).toList());
    }

    private static LocalDate lastPaid(List<Settlement> payments) {
        return payments.stream()
                .filter(s -> !s.amount().isNegative())
                .map(Settlement::bookingDate)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private static List<LedgerEntry> entries(Instalment.Part part) {
        return Stream.of(Map.entry(Account.PREPAYMENT, part.net()), Map.entry(Account.VAT, part.vat()))
                .filter(e -> !e.getValue().isZero())
                .map(e -> LedgerEntry.debit(e.getKey(), e.getValue()))
                .toList();
    }
}
