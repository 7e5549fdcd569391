package org.stromlauf.retail.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.Page;
import org.stromlauf.access.PageQuery;
import org.stromlauf.access.ProblemException;
import org.stromlauf.invoicing.InvoiceFactory;
import org.stromlauf.invoicing.IssuedInvoice;
import org.stromlauf.retail.Dispatched;
import org.stromlauf.retail.InvoiceDispatch;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/documents")
@Tag(name = "Documents", description = "Rechnungen: issued documents as PDF/A-3 and EN 16931 XML")
class DocumentsController {

    /** An issued document. */
    record DocumentView(
            @Schema(example = "R2026-0000001") String number,
            @Schema(description = "Names the bill it was made of") String key,
            @Schema(description = "The document it cancels") @Nullable String cancels,
            LocalDate issued,
            String buyer,
            LocalDate from,
            @Schema(description = "First day that is not billed any more") LocalDate to,
            @Schema(example = "1138.23") Money net,
            @Schema(example = "216.26") Money vat,
            @Schema(example = "1354.49") Money gross,
            @Schema(description = "Instalments that were deducted") Money prepaid,
            @Schema(description = "To pay; negative: a credit") Money due,
            LocalDate dueOn,
            @Schema(description = "How it goes to the customer") List<Dispatched> dispatch) {}

    private final InvoiceFactory invoices;
    private final InvoiceDispatch dispatch;

    DocumentsController(InvoiceFactory invoices, InvoiceDispatch dispatch) {
        this.invoices = invoices;
        this.dispatch = dispatch;
    }

    @GetMapping
    @Operation(summary = "Lists issued documents by number")
    Page<DocumentView> list(@PathVariable TenantId tenant, @ParameterObject PageQuery page) {
        return page.read((after, limit) -> invoices.list(tenant, after, limit), IssuedInvoice::number)
                .map(this::view);
    }

    @GetMapping("/{number}")
    @Operation(summary = "Shows an issued document and how it was dispatched")
    DocumentView get(@PathVariable TenantId tenant, @PathVariable String number) {
        return view(find(tenant, number));
    }

    @GetMapping(value = "/{number}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "Downloads a document as PDF/A-3 with its XML embedded")
    ResponseEntity<byte[]> pdf(@PathVariable TenantId tenant, @PathVariable String number) {
        var invoice = find(tenant, number);
        return file(number + ".pdf", MediaType.APPLICATION_PDF, invoices.pdf(invoice));
    }

    @GetMapping(value = "/{number}/xml", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "Downloads a document as UN/CEFACT CII in the profile EN 16931")
    ResponseEntity<byte[]> xml(@PathVariable TenantId tenant, @PathVariable String number) {
        var invoice = find(tenant, number);
        return file(number + ".xml", MediaType.APPLICATION_XML, invoices.xml(invoice));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        var disposition = ContentDisposition.inline().filename(name).build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .contentType(type)
                .body(content);
    }

    private IssuedInvoice find(TenantId tenant, String number) {
        return invoices.find(tenant, number)
                .orElseThrow(() -> ProblemException.notFound("retail.document-unknown", number));
    }

    private DocumentView view(IssuedInvoice invoice) {
        return new DocumentView(
                invoice.number(),
                invoice.key(),
                invoice.cancels(),
                invoice.issued(),
                invoice.buyer(),
                invoice.period().from(),
                invoice.period().end(),
                invoice.net(),
                invoice.vat(),
                invoice.gross(),
                invoice.prepaid(),
                invoice.due(),
                invoice.dueOn(),
                dispatch.of(invoice.tenant(), invoice.number()));
    }
}
