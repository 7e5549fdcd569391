package org.stromlauf.retail;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.invoicing.InvoiceDraft.Prepayment;
import org.stromlauf.receivables.Account;
import org.stromlauf.receivables.LedgerEntry;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.receivables.Settlement;
import org.stromlauf.receivables.Withdrawal;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** What a bill makes of the instalments of its period: it deducts the paid ones and claims the others itself. */
@Component
class InstalmentSettlement {

    private static final String WITHDRAWN = "withdrawn ";

    private final InstalmentRows rows;
    private final Receivables receivables;
    private final Clock clock;

    InstalmentSettlement(InstalmentRows rows, Receivables receivables, Clock clock) {
        this.rows = rows;
        this.receivables = receivables;
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
