package org.stromlauf.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.archive.Archive;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.TestDatabase;

class InvoiceFactoryTests {

    private static final TenantId SUPPLIER = TenantId.of("supplier");
    private static final DataSource DATABASE = TestDatabase.fresh();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
    private final InvoiceFactory factory = new InvoiceFactory(new InvoiceRows(jdbc), new MemoryArchive());

    @BeforeEach
    void empty() {
        jdbc.sql("alter table invoicing.invoice disable trigger user").update();
        jdbc.sql("delete from invoicing.invoice").update();
        jdbc.sql("alter table invoicing.invoice enable trigger user").update();
        jdbc.sql("delete from invoicing.number_series").update();
    }

    @Test
    void numbersDocumentsOfASeriesWithoutGaps() {
        var first = issue("run 1 contract 1");
        transaction.executeWithoutResult(status -> {
            issue("run 1 contract 2");
            status.setRollbackOnly();
        });
        var second = issue("run 1 contract 3");

        assertThat(first.number()).isEqualTo("R2027-0000001");
        assertThat(second.number()).isEqualTo("R2027-0000002");
    }

    @Test
    void issuesOneDocumentAKey() {
        assertThat(issue("run 1 contract 1")).isEqualTo(issue("run 1 contract 1"));
        assertThat(factory.list(SUPPLIER, "", 10)).hasSize(1);
    }

    @Test
    void keepsBothDocumentsInTheArchive() {
        var invoice = issue("run 1 contract 1");

        assertThat(factory.pdf(invoice)).startsWith("%PDF-".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(factory.xml(invoice)).startsWith("<?xml".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(factory.contentOf(SUPPLIER, invoice.number())).isEqualTo(InvoiceFixtures.household());
    }

    @Test
    void cancelsAnInvoiceOnce() {
        var invoice = issue("run 1 contract 1");

        var cancellation = factory.cancel(SUPPLIER, "S2027", invoice.number(), LocalDate.of(2027, 2, 1));

        assertThat(cancellation.gross()).isEqualTo(invoice.gross().negated());
        assertThat(cancellation.cancels()).isEqualTo(invoice.number());
        assertThat(factory.cancel(SUPPLIER, "S2027", invoice.number(), LocalDate.of(2027, 2, 2)))
                .isEqualTo(cancellation);
    }

    @Test
    void refusesToChangeOrDeleteWhatWasIssued() {
        issue("run 1 contract 1");

        assertThatThrownBy(() -> jdbc.sql("update invoicing.invoice set gross = 0, net = 0, vat = 0")
                        .update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("delete from invoicing.invoice").update())
                .hasMessageContaining("never changed");
    }

    @Test
    void storesTheAmountsOfTheDocument() {
        assertThat(issue("k"))
                .extracting(IssuedInvoice::gross, IssuedInvoice::due)
                .containsExactly(Money.of("1417.94"), Money.of("1217.94"));
    }

    private IssuedInvoice issue(String key) {
        return factory.issue(SUPPLIER, "R2027", key, InvoiceFixtures.household());
    }

    /** Keeps contents in memory; the archive itself has tests of its own. */
    private static final class MemoryArchive implements Archive {

        private final Map<ContentHash, byte[]> contents = new HashMap<>();

        @Override
        public ContentHash store(TenantId tenant, String name, String mediaType, byte[] content, Period retention) {
            var hash = new ContentHash("%064x".formatted(Integer.toUnsignedLong(Arrays.hashCode(content))));
            contents.put(hash, content);
            return hash;
        }

        @Override
        public byte[] read(TenantId tenant, ContentHash hash) {
            return contents.get(hash);
        }
    }
}
