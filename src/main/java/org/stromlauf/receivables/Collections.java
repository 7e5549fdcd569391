package org.stromlauf.receivables;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.receivables.CollectionResult.Filed;
import org.stromlauf.receivables.CollectionResult.NothingToCollect;
import org.stromlauf.receivables.CollectionResult.Reason;
import org.stromlauf.receivables.CollectionResult.Skipped;
import org.stromlauf.receivables.DirectDebit.Sequence;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.transport.Outbox;

/** Collects open items by SEPA direct debit (Lastschrifteinzug). */
@Service
public class Collections {

    /** SEPA core rulebook 4.1: a mandate ends 36 months after its last use. */
    private static final Period MANDATE_LIFE = Period.ofMonths(36);
    /** EPC173-14: the account is wrong, closed or blocked, the debtor is dead, or there is no mandate. */
    private static final Set<String> LASTING_REASONS = Set.of("AC01", "AC04", "AC06", "AC13", "AG01", "MD01", "MD07");
    /** AO §147: accounting vouchers. */
    private static final Period RETENTION = Period.ofYears(10);

    private record Selection(List<DirectDebit> debits, List<Skipped> skipped) {}

    private final Receivables receivables;
    private final CollectionRows rows;
    private final Creditors creditors;
    private final Filing filing;

    Collections(Receivables receivables, CollectionRows rows, Creditors creditors, Filing filing) {
        this.receivables = receivables;
        this.rows = rows;
        this.creditors = creditors;
        this.filing = filing;
    }

    /**
     * Orders the bank to collect what is due until a day from debtors who gave a mandate: one file a run. A run that was filed
     * is not filed again.
     *
     * @param key names the run, for example {@code 2026-12-01}
     * @param day the due date; the bank collects on it or on the next bank working day
     * @param mandates the mandate of a debtor, if there is one
     * @throws IllegalArgumentException when the bank could not have the file one bank working day before
     */
    @Transactional
    public CollectionResult collect(
            TenantId tenant, String key, LocalDate day, Function<String, Optional<Mandate>> mandates) {
        var filed = rows.find(tenant, key);
        if (filed.isPresent()) return new Filed(filed.get(), List.of());
        var collectOn = bankWorkingDayFrom(day);
        requireTimeForTheBank(collectOn);
        var selection = select(tenant, day, collectOn, mandates);
        if (selection.debits.isEmpty()) return new NothingToCollect(selection.skipped);
        return new Filed(file(tenant, key, collectOn, selection.debits), selection.skipped);
    }

    /** Whether {@link #collect} would order anything for a day. */
    @Transactional(readOnly = true)
    public boolean hasDebits(TenantId tenant, LocalDate day, Function<String, Optional<Mandate>> mandates) {
        return !select(tenant, day, bankWorkingDayFrom(day), mandates).debits.isEmpty();
    }

    /** The items of a run that the bank gave back, by due date. */
    public List<OpenItem> returned(TenantId tenant, String run) {
        return rows.returned(tenant, run).stream()
                .map(item -> receivables.get(tenant, item))
                .toList();
    }

    public Optional<CollectionRun> find(TenantId tenant, String key) {
        return rows.find(tenant, key);
    }

    /** A page of the tenant's runs by key. */
    public List<CollectionRun> page(TenantId tenant, String after, int limit) {
        return rows.page(tenant, after, limit);
    }

    /** The pain.008 file as the bank was given it. */
    public byte[] file(TenantId tenant, CollectionRun run) {
        return filing.archive().read(tenant, run.file());
    }

    private Selection select(
            TenantId tenant, LocalDate day, LocalDate collectOn, Function<String, Optional<Mandate>> mandates) {
        var selection = new Selection(new ArrayList<>(), new ArrayList<>());
        var used = new HashSet<String>();
        for (var item : receivables.dueUntil(tenant, day)) {
            var mandate = mandates.apply(item.debtor()).orElse(null);
            var reason = obstacle(tenant, item, mandate, collectOn);
            if (reason.isPresent() || mandate == null) {
                selection.skipped.add(new Skipped(item.key(), reason.orElse(Reason.NO_MANDATE)));
            } else {
                selection.debits.add(debit(tenant, item, mandate, used.add(mandate.reference())));
            }
        }
        return selection;
    }

    private Optional<Reason> obstacle(TenantId tenant, OpenItem item, @Nullable Mandate mandate, LocalDate collectOn) {
        if (mandate == null) return Optional.of(Reason.NO_MANDATE);
        if (item.kind() == ItemKind.RETURN_FEE) return Optional.of(Reason.COSTS_OF_A_RETURN);
        if (rows.wasCollected(tenant, item.key())) return Optional.of(Reason.COLLECTED_BEFORE);
        if (rows.wasReturned(tenant, mandate.reference(), LASTING_REASONS)) return Optional.of(Reason.MANDATE_UNUSABLE);
        var lastUse = rows.lastUse(tenant, mandate.reference()).orElse(mandate.signedOn());
        if (lastUse.plus(MANDATE_LIFE).isBefore(collectOn)) return Optional.of(Reason.MANDATE_LAPSED);
        var noticed = item.announcedOn().plusDays(creditors.noticeDays(tenant));
        return noticed.isAfter(collectOn) ? Optional.of(Reason.ANNOUNCED_TOO_LATE) : Optional.empty();
    }

    private DirectDebit debit(TenantId tenant, OpenItem item, Mandate mandate, boolean firstInRun) {
        var isFirst = firstInRun && rows.lastUse(tenant, mandate.reference()).isEmpty();
        return new DirectDebit(
                item.key(),
                item.debtor(),
                item.open(),
                item.reference(),
                mandate,
                isFirst ? Sequence.FRST : Sequence.RCUR);
    }

    private CollectionRun file(TenantId tenant, String key, LocalDate collectOn, List<DirectDebit> debits) {
        var now = filing.clock().instant();
        var file = new DirectDebitFile(filing.ids().nextReference(16), now, collectOn, creditors.of(tenant), debits);
        var content = file.toXml();
        var name = "pain.008-%s-%s.xml".formatted(collectOn, file.messageId());
        var hash = filing.archive().store(tenant, name, "application/xml", content, RETENTION);
        var run = new CollectionRun(key, collectOn, file.messageId(), name, hash, debits.size(), file.total());
        rows.add(tenant, run, debits);
        var unused = filing.outbox()
                .put(new Outbox.Entry(tenant, Outbox.Kind.BANK_FILE, key, creditors.bank(tenant), name, content, now));
        return run;
    }

    private void requireTimeForTheBank(LocalDate collectOn) {
        var today = MarketCalendar.day(filing.clock().instant());
        if (MarketCalendar.workingDayBefore(collectOn, 1).isBefore(today)) {
            throw new IllegalArgumentException("The bank needs the file one working day before " + collectOn
                    + ", today is " + today + ": collect on a later day");
        }
    }

    /** The market's working days are a subset of the days on which banks settle (TARGET). */
    private static LocalDate bankWorkingDayFrom(LocalDate day) {
        return MarketCalendar.isWorkingDay(day) ? day : MarketCalendar.workingDayAfter(day, 1);
    }
}
