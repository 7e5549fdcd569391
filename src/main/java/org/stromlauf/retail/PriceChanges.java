package org.stromlauf.retail;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.billing.WhatIf;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractCancelled.Reason;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.retail.ProductEditing.Edited;
import org.stromlauf.retail.ProductFile.Fault;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.Processes;

/**
 * Changes the prices of a product for its customers: proposed, compared, approved, told in time, in force; whoever was told may
 * leave on that day (EnWG §41(5)).
 */
@Service
public class PriceChanges {

    private static final String PROCESS = "PriceChange";

    private final PriceChangeRows rows;
    private final PriceNotices notices;
    private final ProductEditing editing;
    private final PriceWhatIf whatIf;
    private final Contracts contracts;
    private final AffectedCustomers affected;
    private final KeptPrices kept;
    private final Products products;
    private final Processes processes;
    private final Clock clock;

    PriceChanges(
            PriceChangeRows rows,
            PriceNotices notices,
            ProductEditing editing,
            PriceWhatIf whatIf,
            Contracts contracts,
            AffectedCustomers affected,
            KeptPrices kept,
            Products products,
            Processes processes,
            Clock clock) {
        this.rows = rows;
        this.notices = notices;
        this.editing = editing;
        this.whatIf = whatIf;
        this.contracts = contracts;
        this.affected = affected;
        this.kept = kept;
        this.products = products;
        this.processes = processes;
        this.clock = clock;
    }

    /** What became of a proposal. */
    public sealed interface Proposal {

        /** @param leftOut to whom prices are guaranteed on that day: they keep theirs and are told nothing */
        record Begun(PriceChange change, List<LeftOut> leftOut) implements Proposal {}

        /** Bills would be wrong. */
        record Faulty(List<Fault> faults) implements Proposal {}

        /** Not all customers can be told in time. */
        record TooEarly(LocalDate earliest) implements Proposal {}

        /** Somebody has written another version of the product since. */
        record Overtaken(int lastVersion) implements Proposal {}

        /** Another change of the same version waits for its approval: only one of them could come into force. */
        record Pending(String key) implements Proposal {}

        /**
         * Prices are guaranteed to some customers of the product on that day, and the change is of more than prices, so that they
         * cannot keep theirs.
         *
         * @param contracts their contracts' numbers
         * @param until the first day on which none is guaranteed any more
         */
        record Guaranteed(List<String> contracts, LocalDate until) implements Proposal {}
    }

    /** What a clerk proposes. */
    public record Wanted(String product, String content, int basis, LocalDate effective, String reason) {}

    /** Checks a proposal and starts its process. */
    @Transactional
    public Proposal propose(TenantId tenant, Wanted wanted, String author) {
        var read = editing.read(tenant, wanted.product(), wanted.content());
        if (!read.faults().isEmpty()) return new Proposal.Faulty(read.faults());
        int last = editing.lastVersion(tenant, wanted.product());
        if (last != wanted.basis()) return new Proposal.Overtaken(last);
        var pending = rows.ofVersion(tenant, wanted.product(), last).stream()
                .filter(key -> processes.isRunning(tenant, PROCESS, key))
                .findFirst();
        if (pending.isPresent()) return new Proposal.Pending(pending.get());
        var earliest = earliest(tenant, wanted.product());
        if (wanted.effective().isBefore(earliest)) return new Proposal.TooEarly(earliest);
        var stem = wanted.product() + "." + wanted.effective();
        int before = rows.count(tenant, stem);
        var change = new PriceChange(
                tenant,
                before == 0 ? stem : stem + "." + (before + 1),
                wanted.product(),
                wanted.content(),
                wanted.basis(),
                wanted.effective(),
                wanted.reason(),
                author,
                clock.instant());
        var guaranteed = affected.guaranteed(change);
        if (!guaranteed.isEmpty() && !canBeLeftOut(change)) return guaranteed(guaranteed);
        if (!rows.add(change))
            throw new IllegalStateException("Somebody proposed " + change.key() + " at the same time");
        processes.start(tenant, PROCESS, change.key(), Map.of());
        return new Proposal.Begun(change, AffectedCustomers.leftOut(guaranteed));
    }

    /** Somebody keeps the prices of before beside others who pay the new ones: nothing but prices may differ then. */
    private boolean canBeLeftOut(PriceChange change) {
        return before(change)
                .filter(b -> sheet(change).sheet().differsOnlyInPrices(b.sheet()))
                .isPresent();
    }

    private static Proposal.Guaranteed guaranteed(List<Contract> contracts) {
        var until = contracts.stream()
                .flatMap(c -> Optional.ofNullable(c.terms().pricesGuaranteedUntil()).stream())
                .max(LocalDate::compareTo)
                .orElseThrow();
        return new Proposal.Guaranteed(contracts.stream().map(Contract::number).toList(), until);
    }

    /**
     * A person approves a change: it counts when it is another one than who proposed it.
     *
     * @param person null when nobody is signed in, whose approval does not count
     */
    @Transactional
    public boolean approve(TenantId tenant, String key, @Nullable String person) {
        if (person == null || person.equals(get(tenant, key).author())) return false;
        rows.approve(tenant, key, person, clock.instant());
        return true;
    }

    /** Who approved it; none yet. */
    public Optional<String> approvedBy(TenantId tenant, String key) {
        return rows.approvedBy(tenant, key);
    }

    /** The first day on which a change may hold when all customers of a product are told today. */
    public LocalDate earliest(TenantId tenant, String product) {
        return affected.earliest(tenant, product, today());
    }

    /** What the change does to the customers; empty where the product depends on more than the yearly use. */
    @Transactional(readOnly = true)
    public Optional<WhatIf.Result> consequences(PriceChange change) {
        var sheet = sheet(change);
        if (sheet.reference() != null) return Optional.empty();
        try {
            return Optional.of(whatIf.of(change.tenant(), change.product(), sheet.sheet(), change.effective()));
        } catch (NoSuchElementException newProduct) {
            return Optional.empty();
        }
    }

    /** What became of the new text. */
    public enum Published {
        IN_FORCE,
        /** The approval came so late that not all customers can be told in time. */
        TOO_LATE,
        /** Prices are guaranteed to a customer who came since, and the change is of more than prices. */
        GUARANTEED,
        /** Somebody has edited the product since. */
        OVERTAKEN
    }

    /** Writes the new text, in which the prices begin on the day, unless it is too late or overtaken. */
    @Transactional
    public Published publish(TenantId tenant, String key) {
        var change = get(tenant, key);
        if (change.effective().isBefore(earliest(tenant, change.product()))) return Published.TOO_LATE;
        var guaranteed = affected.guaranteed(change);
        if (!guaranteed.isEmpty() && !canBeLeftOut(change)) return Published.GUARANTEED;
        if (rows.approvedBy(tenant, key).isEmpty()) {
            throw new IllegalStateException("Price change " + key + " was approved by no second person");
        }
        var before = products.text(tenant, change.product(), change.basis()).orElse("");
        var edited = editing.store(tenant, change.product(), change.content(), change.basis(), change.author());
        if (!(edited instanceof Edited.Stored || edited instanceof Edited.Unchanged)) return Published.OVERTAKEN;
        kept.leaveOut(change, before, guaranteed);
        return Published.IN_FORCE;
    }

    /** To whom prices are guaranteed on the day of a change: as of now until it is in force, then those who were left out. */
    @Transactional(readOnly = true)
    public List<LeftOut> leftOut(PriceChange change) {
        var left = kept.leftOut(change.tenant(), change.key());
        return left.isEmpty() && rows.notices(change.tenant(), change.key()) == 0
                ? AffectedCustomers.leftOut(affected.guaranteed(change))
                : left;
    }

    /** Tells every customer whom the change concerns, once. */
    @Transactional
    public int sendNotices(TenantId tenant, String key) {
        var change = get(tenant, key);
        var others = before(change).orElseGet(() -> sheet(change));
        var now = sheet(change).sheet();
        var leftOut = kept.leftOut(tenant, key).stream().map(LeftOut::contract).collect(Collectors.toSet());
        var reader = kept.reader(tenant);
        var lastDay = DateRange.of(change.effective().minusDays(1), change.effective());
        int sent = 0;
        for (var contract : affected.of(tenant, change.product(), change.effective())) {
            if (leftOut.contains(contract.id())) continue;
            // Whom an earlier change left out is told what changes for him.
            var before = reader.product(contract, others, lastDay).sheet();
            if (!rows.notice(change, contract.id(), today())) continue;
            var differences = PriceNotices.differences(before, now, change.effective());
            notices.send(change, contract, affected.customer(contract), differences);
            sent++;
        }
        return sent;
    }

    /** Midnight of the day from which the prices hold. */
    public Instant effectiveAt(TenantId tenant, String key) {
        return MarketCalendar.startOfDay(get(tenant, key).effective());
    }

    public int told(TenantId tenant, String key) {
        return rows.notices(tenant, key);
    }

    /**
     * The customer leaves because of a change that he was told of: without notice period, on the day from which it holds (EnWG
     * §41(5) sentence 4).
     *
     * @return that day; empty when he was told of none that is still to come
     */
    @Transactional
    public Optional<LocalDate> cancelBecauseOfChange(TenantId tenant, ContractId contract) {
        var day = rows.nextEffective(tenant, contract, today());
        day.ifPresent(d -> contracts.cancel(tenant, contract, d, Reason.CUSTOMER));
        return day;
    }

    public PriceChange get(TenantId tenant, String key) {
        return find(tenant, key)
                .orElseThrow(() -> new NoSuchElementException("Tenant " + tenant + " has no price change " + key));
    }

    public Optional<PriceChange> find(TenantId tenant, String key) {
        return rows.find(tenant, key);
    }

    private Product sheet(PriceChange change) {
        var read = editing.read(change.tenant(), change.product(), change.content());
        var product = read.product();
        if (product == null)
            throw new IllegalStateException(change.key() + " cannot be read any more: " + read.faults());
        return product;
    }

    /** The product as it was when the change was written: the version before, or the file. */
    private Optional<Product> before(PriceChange change) {
        return products.text(change.tenant(), change.product(), change.basis())
                .map(text ->
                        editing.read(change.tenant(), change.product(), text).product());
    }

    private LocalDate today() {
        return MarketCalendar.day(clock.instant());
    }
}
