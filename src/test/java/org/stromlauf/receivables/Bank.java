package org.stromlauf.receivables;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.BeanUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.archive.Archive;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.TenantSettings;

/** A supplier's traffic with its bank: an archive in memory, a list of what left, a clock that stands. */
final class Bank {

    static final String IBAN = "DE89370400440532013000";

    final List<String> sent = new ArrayList<>();
    /** Events of the bank statements. */
    final List<Object> told = new ArrayList<>();

    final Map<ContentHash, byte[]> files = new HashMap<>();
    int stored;
    final Collections collections;
    final BankStatements statements;
    private final Filing filing;
    private final Creditors creditors;
    private final Books books;

    Bank(Books books) {
        this.books = books;
        filing = new Filing(
                entry -> {
                    sent.add(entry.key());
                    return new UUID(0, sent.size());
                },
                new MemoryArchive(),
                new CountingIds(),
                Clock.fixed(MarketCalendar.startOfDay(Books.BOOKED), ZoneOffset.UTC));
        creditors = creditors(books.jdbc);
        collections = new Collections(books.receivables, new CollectionRows(books.jdbc), creditors, filing);
        var rows = new StatementRows(books.jdbc);
        statements = new BankStatements(
                books.receivables, new PaymentMatching(books.receivables, rows), rows, filing, told::add);
    }

    CollectionResult collect(String key, LocalDate day) {
        return books.inTransaction(() -> collections.collect(Books.SUPPLIER, key, day, Bank::mandate));
    }

    byte[] file(CollectionRun run) {
        return collections.file(Books.SUPPLIER, run);
    }

    private static Creditors creditors(JdbcClient jdbc) {
        jdbc.sql(
                        """
                        insert into tenancy.tenant (id, name, market_partner_id, role, commodity, demo)
                        values ('supplier', 'Stadtwerk', '9900000000001', 'SUPPLIER', 'ELECTRICITY', true)
                        """)
                .update();
        var creditors = new Creditors(settings(jdbc));
        creditors.set(Books.SUPPLIER, new Creditor("Stadtwerk Beispiel GmbH", "DE98ZZZ09999999999", IBAN));
        return creditors;
    }

    /** The settings' store is an insider of its module that only Spring makes. */
    private static TenantSettings settings(JdbcClient jdbc) {
        try {
            return BeanUtils.instantiateClass(TenantSettings.class.getDeclaredConstructor(JdbcClient.class), jdbc);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Mandate> mandate(String debtor) {
        if (debtor.equals("without-mandate")) return Optional.empty();
        var signed = debtor.equals("old-mandate") ? Books.DUE.minusMonths(36).minusDays(1) : Books.BOOKED;
        return Optional.of(new Mandate("M-" + debtor, "DE75512108001245126199", "Jürgen Müller-Weiß", signed));
    }

    private final class MemoryArchive implements Archive {

        @Override
        public ContentHash store(TenantId tenant, String name, String mediaType, byte[] content, Period retention) {
            var hash = new ContentHash("%064x".formatted(Integer.toUnsignedLong(Arrays.hashCode(content))));
            files.put(hash, content);
            stored++;
            return hash;
        }

        @Override
        public byte[] read(TenantId tenant, ContentHash hash) {
            return files.get(hash);
        }
    }

    private static final class CountingIds implements org.stromlauf.shared.IdGenerator {

        private long count;

        @Override
        public UUID next() {
            return new UUID(0, ++count);
        }
    }
}
