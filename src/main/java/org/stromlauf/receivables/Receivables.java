package org.stromlauf.receivables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.CanIgnoreReturnValue;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** What debtors are asked to pay, and which payment settled what. */
@Service
public class Receivables {

    private final Ledger ledger;
    private final ItemRows items;
    private final ApplicationEventPublisher events;

    Receivables(Ledger ledger, ItemRows items, ApplicationEventPublisher events) {
        this.ledger = ledger;
        this.items = items;
        this.events = events;
    }

    /**
     * Books a demand once; a positive amount becomes an open item, a negative one a credit. Credit that the debtor has settles
     * the item at once (EnWG §40c(3): a credit is set off with the next instalment).
     *
     * @return the item; none for a credit
     * @throws IllegalStateException when something else was booked under its key
     */
    @Transactional
    @CanIgnoreReturnValue
    public Optional<OpenItem> demand(TenantId tenant, Demand demand) {
        items.lock(tenant, demand.debtor());
        if (ledger.post(tenant, demand.posting())) {
            if (!demand.amount().isNegative()) items.add(tenant, demand);
            offset(tenant, demand.debtor());
            if (demand.amount().isNegative()) tell(tenant, demand.debtor());
        }
        return items.find(tenant, demand.key());
    }

    /**
     * Books a payment once and settles the debtor's items by it: first those it is meant for, then those due first (BGB
     * §366(2)); what is left stays the debtor's credit.
     */
    @Transactional
    public void receive(TenantId tenant, Payment payment) {
        items.lock(tenant, payment.debtor());
        if (!ledger.post(tenant, payment.posting())) return;
        var rest = payment.amount();
        for (var item : inOrder(tenant, payment)) {
            if (rest.isZero()) break;
            var part = smaller(rest, item.open());
            items.allocate(tenant, item.key(), payment.key(), part);
            rest = rest.minus(part);
        }
        tell(tenant, payment.debtor());
    }

    /**
     * Books once that a part of an item is not asked for any more.
     *
     * @return the item after it
     * @throws IllegalArgumentException when more would be withdrawn than is open
     */
    @Transactional
    @CanIgnoreReturnValue
    public OpenItem withdraw(TenantId tenant, Withdrawal withdrawal) {
        var debtor = get(tenant, withdrawal.item()).debtor();
        items.lock(tenant, debtor);
        if (ledger.find(tenant, withdrawal.key()).isEmpty()) {
            var open = get(tenant, withdrawal.item()).open();
            if (withdrawal.amount().compareTo(open) > 0) {
                throw new IllegalArgumentException("Of item " + withdrawal.item() + " " + open + " are open, "
                        + withdrawal.amount() + " cannot be withdrawn");
            }
        }
        if (ledger.post(tenant, withdrawal.posting(debtor))) {
            items.allocate(tenant, withdrawal.item(), withdrawal.key(), withdrawal.amount());
            tell(tenant, debtor);
        }
        return get(tenant, withdrawal.item());
    }

    /**
     * Books money back that was returned: as far as the debtor has no other credit, the item is open again.
     *
     * @param key the posting's key
     * @param charges what the bank took for it; zero when nothing
     */
    @Transactional
    void takeBack(TenantId tenant, String key, LocalDate day, OpenItem item, Money amount, Money charges) {
        items.lock(tenant, item.debtor());
        var uncovered = amount.minus(smaller(amount, credit(tenant, item.debtor())));
        var reopened = smaller(uncovered, item.amount().minus(item.open()));
        var entries = new ArrayList<LedgerEntry>();
        entries.add(LedgerEntry.debit(Account.debtor(item.debtor()), amount));
        if (!charges.isZero()) entries.add(LedgerEntry.debit(Account.BANK_CHARGES, charges));
        entries.add(LedgerEntry.credit(Account.BANK, amount.plus(charges)));
        var isNew = ledger.post(tenant, new Posting(key, day, "Rücklastschrift " + item.reference(), entries));
        if (isNew && !reopened.isZero()) items.allocate(tenant, item.key(), key, reopened.negated());
        if (isNew) tell(tenant, item.debtor());
    }

    /** Books money whose purpose is not known until a clerk knows it. */
    void park(TenantId tenant, String key, BankStatement.Line line) {
        var entries = List.of(
                new LedgerEntry(Account.BANK, line.amount()), LedgerEntry.credit(Account.CLEARING, line.amount()));
        ledger.post(tenant, new Posting(key, line.bookedOn(), line.text(), entries));
    }

    /** The item of that key; an unknown key is an error of the caller. */
    public OpenItem get(TenantId tenant, String key) {
        return find(tenant, key).orElseThrow(() -> new NoSuchElementException("No item " + key + " of " + tenant));
    }

    public Optional<OpenItem> find(TenantId tenant, String key) {
        return items.find(tenant, key);
    }

    /** Item → what settled it and what opened it again, by booking date; items that nothing settled are missing. */
    public Map<String, List<Settlement>> settlements(TenantId tenant, Collection<String> keys) {
        return items.settlements(tenant, keys);
    }

    /** A debtor's items that are not settled, by due date. */
    public List<OpenItem> open(TenantId tenant, String debtor) {
        return items.open(tenant, debtor);
    }

    /** All debtors' items that are due on or before a day and not settled. */
    public List<OpenItem> dueUntil(TenantId tenant, LocalDate day) {
        return items.dueUntil(tenant, day);
    }

    /** A page of all items that are not settled, by key. */
    public List<OpenItem> page(TenantId tenant, String after, int limit) {
        return items.page(tenant, after, limit);
    }

    /** What a debtor has paid or been credited beyond what was asked. */
    public Money credit(TenantId tenant, String debtor) {
        var asked = items.open(tenant, debtor).stream().map(OpenItem::open).reduce(Money.ZERO, Money::plus);
        return asked.minus(ledger.balance(tenant, Account.debtor(debtor)));
    }

    private void tell(TenantId tenant, String debtor) {
        events.publishEvent(new DebtorAccountChanged(tenant, debtor));
    }

    private void offset(TenantId tenant, String debtor) {
        var left = credit(tenant, debtor);
        for (var item : items.open(tenant, debtor)) {
            var open = item.open();
            for (var free : items.freeCredits(tenant, debtor)) {
                var part = smaller(smaller(open, free.amount()), left);
                if (part.isZero() || part.isNegative()) break;
                items.allocate(tenant, item.key(), free.posting(), part);
                open = open.minus(part);
                left = left.minus(part);
            }
        }
    }

    private List<OpenItem> inOrder(TenantId tenant, Payment payment) {
        var open = items.open(tenant, payment.debtor());
        var ordered = new ArrayList<OpenItem>();
        for (var key : payment.items()) {
            open.stream().filter(i -> i.key().equals(key)).forEach(ordered::add);
        }
        open.stream().filter(i -> !payment.items().contains(i.key())).forEach(ordered::add);
        return ordered;
    }

    private static Money smaller(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
