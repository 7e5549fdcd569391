package org.stromlauf.billing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.billing.BillOutcome.Billed;
import org.stromlauf.billing.BillOutcome.NotRatable;
import org.stromlauf.shared.TenantId;

/** Makes bills: preview and final bill are the same function, and a final bill is stored once. */
@Service
public class BillingFactory {

    private static final String CANCELLATION = "cancel-";

    private final BillRows rows;
    private final Clock clock;

    BillingFactory(BillRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** What an order would come to. */
    public BillOutcome preview(BillOrder order) {
        return new BillCalculation().of(order);
    }

    /**
     * Bills an order, or returns the bill that was made under this key before.
     *
     * @throws IllegalStateException when the key stands for another bill
     */
    @Transactional
    public BillOutcome bill(TenantId tenant, String key, BillOrder order) {
        var outcome = preview(order);
        if (outcome instanceof Billed billed) return new Billed(stored(tenant, key, billed.bill()));
        rows.find(tenant, key).ifPresent(known -> refuse(tenant, key));
        return outcome;
    }

    /**
     * Makes final what was previewed, without computing it again: preview and bill are the same to the byte.
     *
     * @return the bill that stands under the key now
     * @throws IllegalStateException when the key stands for another bill
     */
    @Transactional
    public Bill keep(TenantId tenant, String key, Billed previewed) {
        return stored(tenant, key, previewed.bill());
    }

    /** As {@link #keep}, many in one statement, each under its key. */
    @Transactional
    public void keepAll(TenantId tenant, Map<String, Bill> previewed) {
        var added = rows.addAll(tenant, previewed);
        previewed.forEach((key, bill) -> {
            if (!added.contains(key) && !get(tenant, key).bill().saysTheSameAs(bill)) refuse(tenant, key);
        });
    }

    /** An order under its key. */
    public record Keyed(String key, BillOrder order) {}

    /**
     * Bills many orders as {@link #bill} does each, in one transaction and one statement.
     *
     * @return the outcomes in the order of the orders
     * @throws IllegalStateException when a key stands for another bill; nothing is stored then
     */
    @Transactional
    public List<BillOutcome> billAll(TenantId tenant, List<Keyed> orders, BillCalculation calculation) {
        var bills = new LinkedHashMap<String, Bill>();
        var outcomes = new ArrayList<BillOutcome>();
        for (var keyed : orders) {
            var outcome = calculation.of(keyed.order());
            outcomes.add(outcome);
            if (outcome instanceof Billed billed && bills.put(keyed.key(), billed.bill()) != null) {
                throw new IllegalArgumentException("The key '" + keyed.key() + "' stands twice");
            }
        }
        keepAll(tenant, bills);
        return outcomes;
    }

    /**
     * Takes a bill back by one with the opposite amounts; done again it changes nothing.
     *
     * @throws NoSuchElementException when there is no such bill
     */
    @Transactional
    public StoredBill cancel(TenantId tenant, String key) {
        var bill = get(tenant, key);
        var cancelledBy = bill.cancelledBy();
        if (cancelledBy != null) return get(tenant, cancelledBy);
        if (bill.bill().cancels() != null) {
            throw new IllegalArgumentException("Bill '" + key + "' is a cancellation: bill anew instead");
        }
        // Who cancels it at the same moment cancels the same amounts: it does not matter whose row stands.
        var unused = cancelled(tenant, bill);
        return get(tenant, CANCELLATION + key);
    }

    /** @return false when it was cancelled before, or at the same moment elsewhere */
    private boolean cancelled(TenantId tenant, StoredBill bill) {
        if (bill.cancelledBy() != null) return false;
        return rows.add(tenant, CANCELLATION + bill.key(), bill.bill().cancellation(bill.key(), clock.instant()));
    }

    /**
     * Takes a bill back and bills anew, or neither.
     *
     * @param newKey names the new bill; done again it changes nothing
     * @throws NoSuchElementException when there is no such bill
     * @throws IllegalStateException when the bill was cancelled before and another was made in its place: that one is to be corrected
     */
    @Transactional
    public Correction correct(TenantId tenant, String key, String newKey, BillOrder order) {
        var wrong = get(tenant, key);
        if (!wrong.bill().contract().equals(order.contract())) {
            throw new IllegalArgumentException("Bill '" + key + "' is of contract "
                    + wrong.bill().contract() + ", the order of " + order.contract());
        }
        if (newKey.equals(key)) {
            throw new IllegalArgumentException(
                    "'newKey' is '" + key + "' as 'key' is: the new bill stands under a key of its own");
        }
        if (find(tenant, newKey).filter(b -> b.cancelledBy() != null).isPresent()) {
            throw new IllegalArgumentException(
                    "'newKey' stands for a bill that was cancelled, '" + newKey + "': take another key");
        }
        if (preview(order) instanceof NotRatable notRatable) return new Correction(null, null, notRatable.missing());
        if (wrong.bill().cancels() == null
                && !cancelled(tenant, wrong)
                && find(tenant, newKey).isEmpty()) {
            throw new IllegalStateException("Bill '" + key + "' was cancelled before, and '" + newKey
                    + "' is not what was billed in its place: correct the bill that stands");
        }
        var cancellation = cancel(tenant, key);
        var ignored = bill(tenant, newKey, order);
        return new Correction(cancellation, get(tenant, newKey), List.of());
    }

    /**
     * What a correction came to.
     *
     * @param cancellation null, as the bill, when something is missing
     * @param missing in German
     */
    public record Correction(@Nullable StoredBill cancellation, @Nullable StoredBill bill, List<String> missing) {}

    public Optional<StoredBill> find(TenantId tenant, String key) {
        return rows.find(tenant, key);
    }

    /** A page in the order of keys. */
    public List<StoredBill> page(TenantId tenant, String afterKey, int limit) {
        return rows.after(tenant, afterKey, limit);
    }

    /** All bills of a contract, cancelled ones and cancellations too, by the beginning of their periods. */
    public List<StoredBill> of(TenantId tenant, String contract) {
        return rows.of(tenant, contract);
    }

    private StoredBill get(TenantId tenant, String key) {
        return rows.find(tenant, key)
                .orElseThrow(() -> new NoSuchElementException("Tenant " + tenant + " has no bill '" + key + "'"));
    }

    private Bill stored(TenantId tenant, String key, Bill bill) {
        if (rows.add(tenant, key, bill)) return bill;
        var known = get(tenant, key).bill();
        if (!known.saysTheSameAs(bill)) refuse(tenant, key);
        return known;
    }

    private static void refuse(TenantId tenant, String key) {
        throw new IllegalStateException("Tenant " + tenant + " has billed something else under '" + key
                + "': cancel that bill and bill under another key");
    }
}
