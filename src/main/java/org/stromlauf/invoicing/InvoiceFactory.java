package org.stromlauf.invoicing;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.archive.Archive;
import org.stromlauf.shared.TenantId;

/** Issues documents: numbers them without gaps, makes PDF and XML, archives both. Issued once, a document is final. */
@Service
public class InvoiceFactory {

    /** UStG §14b(1) since 2025: invoices are kept for eight years. */
    private static final Period RETENTION = Period.ofYears(8);

    private final InvoiceRows rows;
    private final Archive archive;

    InvoiceFactory(InvoiceRows rows, Archive archive) {
        this.rows = rows;
        this.archive = archive;
    }

    /**
     * Issues a document, or returns the one that was issued under this key before.
     *
     * @param series the number series, for example {@code R2027}: numbers read {@code R2027-0000001}
     * @param key names the occasion, for example a bill run and contract: the same key never gives a second document
     */
    @Transactional
    public IssuedInvoice issue(TenantId tenant, String series, String key, InvoiceDraft draft) {
        return rows.byKey(tenant, key).orElseGet(() -> issueNew(tenant, series, key, draft));
    }

    /** Cancels an issued invoice by a document with opposite amounts. */
    @Transactional
    public IssuedInvoice cancel(TenantId tenant, String series, String number, LocalDate issued) {
        var draft = Cancellations.of(number, rows.draft(tenant, number), issued);
        return issue(tenant, series, "cancel " + number, draft);
    }

    public Optional<IssuedInvoice> find(TenantId tenant, String number) {
        return rows.byNumber(tenant, number);
    }

    public Optional<IssuedInvoice> findByKey(TenantId tenant, String key) {
        return rows.byKey(tenant, key);
    }

    /** @param afterNumber empty for the first page */
    public List<IssuedInvoice> list(TenantId tenant, String afterNumber, int limit) {
        return rows.after(tenant, afterNumber, limit);
    }

    /** The lines, texts and explanations of an issued document. */
    public InvoiceDraft contentOf(TenantId tenant, String number) {
        return rows.draft(tenant, number);
    }

    public byte[] pdf(IssuedInvoice invoice) {
        return archive.read(invoice.tenant(), invoice.pdf());
    }

    public byte[] xml(IssuedInvoice invoice) {
        return archive.read(invoice.tenant(), invoice.xml());
    }

    /** A document as PDF/A-3 with its XML inside, as it would be issued under a number; nothing is numbered or stored. */
    public static byte[] draw(String number, InvoiceDraft draft) {
        return InvoicePdf.write(number, draft, InvoiceXml.write(number, draft));
    }

    private IssuedInvoice issueNew(TenantId tenant, String series, String key, InvoiceDraft draft) {
        var number = "%s-%07d".formatted(series, rows.nextNumber(tenant, series));
        var xml = InvoiceXml.write(number, draft);
        var pdf = InvoicePdf.write(number, draft, xml);
        var totals = Totals.of(draft);
        var invoice = new IssuedInvoice(
                tenant,
                number,
                key,
                draft.cancels(),
                draft.issued(),
                draft.buyer().name(),
                draft.period(),
                totals.net(),
                totals.vat(),
                totals.gross(),
                totals.prepaid(),
                totals.due(),
                draft.payment().due(),
                archive.store(tenant, number + ".pdf", "application/pdf", pdf, RETENTION),
                archive.store(tenant, number + ".xml", "application/xml", xml, RETENTION));
        rows.add(invoice, draft);
        return invoice;
    }
}
