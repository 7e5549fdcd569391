package org.stromlauf.receivables;

import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.receivables.StatementRows.Outcome;
import org.stromlauf.shared.CanIgnoreReturnValue;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** Takes bank statements into the books: payments settle items, returns open them again, the rest waits for a clerk. */
@Service
public class BankStatements {

    /** AO §147: accounting vouchers. */
    private static final Period RETENTION = Period.ofYears(10);
    /** How long a debtor has to pay the costs of a return. */
    private static final int FEE_DUE_DAYS = 14;

    private final Receivables receivables;
    private final PaymentMatching matching;
    private final StatementRows rows;
    private final Filing filing;
    private final ApplicationEventPublisher events;

    BankStatements(
            Receivables receivables,
            PaymentMatching matching,
            StatementRows rows,
            Filing filing,
            ApplicationEventPublisher events) {
        this.receivables = receivables;
        this.matching = matching;
        this.rows = rows;
        this.filing = filing;
        this.events = events;
    }

    /**
     * Books a camt.053.001.08 file. A statement that was taken before changes nothing.
     *
     * @throws UnreadablePaymentFileException when the file cannot be taken; then nothing of it is booked
     */
    @Transactional
    @CanIgnoreReturnValue
    public StatementResult take(TenantId tenant, byte[] content) {
        var statements = StatementReader.read(content).stream()
                .filter(statement -> isNew(tenant, statement, content))
                .toList();
        if (statements.isEmpty()) return StatementResult.NOTHING;
        var name = "camt.053-" + statements.get(0).id() + ".xml";
        var file = filing.archive().store(tenant, name, "application/xml", content, RETENTION);
        var result = statements.stream()
                .map(statement -> take(tenant, statement, file))
                .reduce(StatementResult.NOTHING, StatementResult::plus);
        events.publishEvent(new StatementTaken(tenant, rows.collectionsIn(tenant, statements)));
        return result;
    }

    /** What waits for a clerk, by key. */
    public List<UnmatchedLine> unmatched(TenantId tenant, String after, int limit) {
        return rows.unmatched(tenant, after, limit);
    }

    /**
     * A clerk says which item the money of a line is for.
     *
     * @return the item after it; empty when no such line waits
     * @throws IllegalArgumentException when money left the account by the line: that settles nothing
     */
    @Transactional
    @CanIgnoreReturnValue
    public Optional<OpenItem> assign(TenantId tenant, String line, OpenItem item) {
        var waiting = rows.unmatched(tenant, line);
        if (waiting.isEmpty()) return Optional.empty();
        var money = waiting.get().amount();
        if (money.isNegative()) throw new IllegalArgumentException("Money left the account by line " + line);
        var today = MarketCalendar.day(filing.clock().instant());
        var key = "cleared " + line;
        receivables.receive(
                tenant,
                new Payment(
                        key, today, item.debtor(), money, waiting.get().text(), Account.CLEARING, List.of(item.key())));
        rows.addClearance(tenant, line, key);
        return receivables.find(tenant, item.key());
    }

    private boolean isNew(TenantId tenant, BankStatement statement, byte[] content) {
        var before = rows.takenFrom(tenant, statement);
        if (before.isPresent() && !Arrays.equals(filing.archive().read(tenant, before.get()), content)) {
            throw new UnreadablePaymentFileException("Statement " + statement.id() + " of account " + statement.iban()
                    + " was taken from another file: ask the bank which one holds");
        }
        return before.isEmpty();
    }

    private StatementResult take(TenantId tenant, BankStatement statement, ContentHash file) {
        rows.add(tenant, statement, file);
        var result = StatementResult.NOTHING;
        int number = 0;
        for (var line : statement.lines()) {
            number++;
            if (line.amount().isZero()) continue;
            result = result.plus(book(tenant, StatementRows.posting(statement, number), line));
        }
        return result;
    }

    private StatementResult book(TenantId tenant, String key, BankStatement.Line line) {
        if (line.returnReason() != null && line.amount().isNegative()) {
            var id = line.endToEndId();
            var item = id == null ? Optional.<OpenItem>empty() : receivables.find(tenant, id);
            if (item.isPresent()) return takeBack(tenant, key, line, item.get());
        } else if (!line.amount().isNegative()) {
            var match = matching.match(tenant, line);
            if (match.isPresent()) return pay(tenant, key, line, match.get());
        }
        return park(tenant, key, line);
    }

    private StatementResult pay(TenantId tenant, String key, BankStatement.Line line, PaymentMatching.Match match) {
        var text = line.text().isEmpty() ? "Zahlung" : line.text();
        receivables.receive(
                tenant,
                new Payment(key, line.bookedOn(), match.debtor(), line.amount(), text, Account.BANK, match.items()));
        rows.add(tenant, key, line, Outcome.PAID, null, match.debtor());
        return new StatementResult(1, 0, 0);
    }

    private StatementResult takeBack(TenantId tenant, String key, BankStatement.Line line, OpenItem item) {
        var original = line.amount().negated().minus(line.charges());
        receivables.takeBack(tenant, key, line.bookedOn(), item, original, line.charges());
        rows.add(tenant, key, line, Outcome.RETURNED, item, null);
        if (!line.charges().isZero()) passOn(tenant, line, item);
        return new StatementResult(0, 1, 0);
    }

    /** The debtor owes just what the banks took (BGB §280(1)). */
    private void passOn(TenantId tenant, BankStatement.Line line, OpenItem item) {
        Money charges = line.charges();
        receivables.demand(
                tenant,
                new Demand(
                        "RL" + filing.ids().nextReference(12),
                        item.debtor(),
                        ItemKind.RETURN_FEE,
                        item.reference(),
                        line.bookedOn(),
                        line.bookedOn().plusDays(FEE_DUE_DAYS),
                        "Kosten der Rücklastschrift " + item.reference() + " (" + line.returnReason() + ")",
                        List.of(LedgerEntry.credit(Account.BANK_CHARGES, charges))));
    }

    private StatementResult park(TenantId tenant, String key, BankStatement.Line line) {
        receivables.park(tenant, key, line);
        rows.add(tenant, key, line, Outcome.UNMATCHED, null, null);
        return new StatementResult(0, 0, 1);
    }
}
