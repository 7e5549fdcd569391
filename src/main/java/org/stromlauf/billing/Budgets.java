package org.stromlauf.billing;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.billing.Budget.Measure;
import org.stromlauf.billing.Budget.Scope;
import org.stromlauf.billing.Budget.Standing;
import org.stromlauf.shared.TenantId;

/** Counts what is used of budgets and tells, once, when a threshold is reached. */
@Service
public class Budgets {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final BudgetRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Budgets(BudgetRows rows, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /** What an entry is. */
    public enum Kind {
        USE,
        /** A payment, of prepaid credit only. */
        TOP_UP
    }

    /**
     * Something that was used or paid.
     *
     * @param reference counts once a budget: a bill, a day's reading, a payment
     * @param amount negative when it takes an earlier one back
     */
    public record Entry(String reference, Kind kind, LocalDate day, BigDecimal amount) {

        public Entry {
            if (reference.isBlank() || reference.length() > 200) {
                throw new IllegalArgumentException("A reference has 1 to 200 characters, was '" + reference + "'");
            }
            if (amount.stripTrailingZeros().scale() > 3) {
                throw new IllegalArgumentException("An amount has at most three decimals, was " + amount);
            }
        }
    }

    /**
     * Sets a budget up; the same again changes nothing.
     *
     * @throws IllegalStateException when another budget has its key
     */
    @Transactional
    public void open(TenantId tenant, Budget budget) {
        if (rows.add(tenant, budget)) return;
        var known = get(tenant, budget.key());
        boolean same = known.amount().compareTo(budget.amount()) == 0
                && known.measure() == budget.measure()
                && known.scope() == budget.scope()
                && known.of().equals(budget.of())
                && known.period().equals(budget.period())
                && known.thresholds().equals(budget.thresholds());
        if (!same) throw new IllegalStateException("There is another budget '" + budget.key() + "'");
    }

    /**
     * Counts an entry; the same again changes nothing.
     *
     * @throws NoSuchElementException when there is no such budget
     * @throws IllegalArgumentException when the day lies outside the budget, or something is paid into what is not prepaid
     * @throws IllegalStateException when something else was counted under the reference
     */
    @Transactional
    public Standing count(TenantId tenant, String key, Entry entry) {
        var budget = rows.locked(tenant, key).orElseThrow(() -> unknown(key));
        if (!budget.period().contains(entry.day())) {
            throw new IllegalArgumentException(
                    "Budget " + key + " is for " + budget.period() + ", the entry is of " + entry.day());
        }
        if (entry.kind() == Kind.TOP_UP && budget.measure() != Measure.PREPAID) {
            throw new IllegalArgumentException("Budget " + key + " is no prepaid credit: nothing is paid into it");
        }
        if (rows.add(tenant, key, entry)) look(tenant, budget);
        else requireSame(entry, rows.entry(tenant, key, entry.reference()).orElseThrow());
        return standing(tenant, budget);
    }

    private static void requireSame(Entry entry, Entry counted) {
        boolean same = counted.kind() == entry.kind()
                && counted.day().equals(entry.day())
                && counted.amount().compareTo(entry.amount()) == 0;
        if (!same) {
            throw new IllegalStateException("The reference '" + entry.reference() + "' was counted as " + counted.kind()
                    + " of " + counted.day() + " over " + counted.amount() + ": take another reference");
        }
    }

    /** Whether a tenant has budgets at all. */
    @Transactional(readOnly = true)
    public boolean areKept(TenantId tenant) {
        return !rows.after(tenant, "", 1).isEmpty();
    }

    /**
     * Counts what somebody used on all his budgets in which the day lies.
     *
     * @param energy in kWh
     * @param money gross €, also of prepaid credit
     */
    @Transactional
    public void use(TenantId tenant, Scope scope, String of, Entry energy, Entry money) {
        for (var key : rows.of(tenant, scope, of, energy.day())) {
            var unused = count(tenant, key, get(tenant, key).measure() == Measure.ENERGY ? energy : money);
        }
    }

    /** Takes back what was counted under a reference; done again, or of what was not counted, it changes nothing. */
    @Transactional
    public void takeBack(TenantId tenant, Scope scope, String of, LocalDate day, String reference) {
        for (var key : rows.of(tenant, scope, of, day)) {
            rows.entry(tenant, key, reference).ifPresent(counted -> {
                var back = new Entry(
                        "-" + reference,
                        counted.kind(),
                        counted.day(),
                        counted.amount().negate());
                var unused = count(tenant, key, back);
            });
        }
    }

    /** @throws NoSuchElementException when there is no such budget */
    @Transactional(readOnly = true)
    public Standing standing(TenantId tenant, String key) {
        return standing(tenant, get(tenant, key));
    }

    /** A page in the order of keys. */
    @Transactional(readOnly = true)
    public List<Standing> page(TenantId tenant, String afterKey, int limit) {
        return rows.after(tenant, afterKey, limit).stream()
                .map(b -> standing(tenant, b))
                .toList();
    }

    private void look(TenantId tenant, Budget budget) {
        var standing = standing(tenant, budget);
        for (int percent : budget.thresholds()) {
            boolean known = standing.reached().contains(percent);
            boolean reached = isReached(standing, percent);
            if (known && !reached) rows.takeBack(tenant, budget.key(), percent);
            if (known || !reached) continue;
            rows.reach(tenant, budget.key(), percent, clock.instant());
            events.publishEvent(new BudgetThresholdReached(tenant, standing(tenant, budget), percent));
        }
    }

    private static boolean isReached(Standing standing, int percent) {
        var share = standing.limit().multiply(BigDecimal.valueOf(percent)).divide(HUNDRED);
        return standing.used().signum() > 0 && standing.used().compareTo(share) >= 0;
    }

    private Standing standing(TenantId tenant, Budget budget) {
        return new Standing(
                budget,
                budget.amount().add(rows.sum(tenant, budget.key(), Kind.TOP_UP)),
                rows.sum(tenant, budget.key(), Kind.USE),
                rows.reached(tenant, budget.key()));
    }

    private Budget get(TenantId tenant, String key) {
        return rows.find(tenant, key).orElseThrow(() -> unknown(key));
    }

    private static NoSuchElementException unknown(String key) {
        return new NoSuchElementException("There is no budget '" + key + "'");
    }
}
