package org.stromlauf.settlement.gridoperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.stromlauf.archive.Archive;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.RoutineDeliveries.OutgoingBundle;
import org.stromlauf.receivables.Account;
import org.stromlauf.receivables.Demand;
import org.stromlauf.receivables.ItemKind;
import org.stromlauf.receivables.LedgerEntry;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.settlement.BillPositions;
import org.stromlauf.settlement.BillSum;
import org.stromlauf.settlement.BillingParties;
import org.stromlauf.settlement.GridInvoice;
import org.stromlauf.settlement.InvoiceMessage;
import org.stromlauf.settlement.ValueAddedTax;
import org.stromlauf.settlement.gridoperator.GridBill.State;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Setting;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.tenancy.Tenants;

/** Issues invoices (31002) for what delivery notes told, once their answer is due (E_0406: earlier ones are rejected by AE0). */
@Component
class GridInvoicing {

    /**
     * Working days from the invoice to its payment: more than ten from its receipt (E_0406 step 31: ten are too few), and a
     * message may arrive a day late.
     */
    static final Setting<Integer> PAYMENT_TARGET = Setting.number("settlement.payment-target-working-days", 12);

    /** GPKE part 2, 3.3: the supplier's payment advice leaves by the fourth working day before the target. */
    private static final int ADVICE_WORKING_DAYS = 4;

    /** AO §147(3): accounting records (Buchungsbelege). */
    private static final Period RETENTION = Period.ofYears(8);

    private final GridBills bills;
    private final GridTariff tariff;
    private final GridBillCases cases;
    private final Books books;
    private final DeliveryNotes.Sending sending;

    GridInvoicing(GridBills bills, GridTariff tariff, GridBillCases cases, Books books, DeliveryNotes.Sending sending) {
        this.bills = bills;
        this.tariff = tariff;
        this.cases = cases;
        this.books = books;
        this.sending = sending;
    }

    /** Where an invoice is numbered, kept and booked. */
    @Component
    record Books(
            InvoiceNumbers numbers,
            NoteParts parts,
            BillPositions positions,
            BillingParties parties,
            Archive archive,
            Receivables receivables,
            Tenants tenants,
            TenantSettings settings,
            ObjectMapper json,
            Clock clock) {}

    /** @return how many left */
    int issue(TenantId tenant, LocalDate today) {
        var bySupplier = new LinkedHashMap<MarketPartnerId, List<Fields>>();
        var dueOn = MarketCalendar.workingDayAfter(today, books.settings().get(tenant, PAYMENT_TARGET));
        var adviceDue = MarketCalendar.workingDayBefore(dueOn, ADVICE_WORKING_DAYS);
        for (var bill : ripe(tenant, today)) {
            var obstacle = tariff.obstacle(bill);
            if (obstacle.isPresent()) {
                cases.open(bill, obstacle.get());
            } else {
                bySupplier
                        .computeIfAbsent(bill.supplier(), s -> new ArrayList<>())
                        .add(issue(bill, dueOn, adviceDue));
            }
        }
        bySupplier.forEach((supplier, messages) -> {
            var unused = sending.deliveries().sendAll(new OutgoingBundle(tenant, supplier, "31002", messages));
        });
        if (!bySupplier.isEmpty()) sending.days().plan(tenant, GridBillRun.WORK, adviceDue.plusDays(1));
        return bySupplier.values().stream().mapToInt(List::size).sum();
    }

    /** Agreed to, or not answered in time. */
    private List<GridBill> ripe(TenantId tenant, LocalDate today) {
        return Stream.concat(
                        bills.going(tenant, State.NOTE_ACCEPTED).stream(),
                        bills.going(tenant, State.NOTE_SENT).stream())
                .filter(b -> b.note() != null && b.note().answerDue().isBefore(today))
                .toList();
    }

    private Fields issue(GridBill bill, LocalDate dueOn, LocalDate adviceDue) {
        var invoice = invoice(bill, dueOn);
        books.positions().add(bill.tenant(), bill.id(), invoice.positions());
        var sum = invoice.sum();
        bills.invoiced(
                bill,
                new GridBill.Invoice(
                        invoice.number(),
                        MarketCalendar.day(invoice.date()),
                        dueOn,
                        adviceDue,
                        sum.net(),
                        sum.vat(),
                        sum.gross()),
                archive(bill.tenant(), invoice));
        book(bill, invoice);
        sending.documents().add(bill.tenant(), bill.id(), "31002", invoice.number(), "Rechnung über " + sum.gross());
        return InvoiceMessage.write(invoice, parties(bill));
    }

    private GridInvoice invoice(GridBill bill, LocalDate dueOn) {
        var note = java.util.Objects.requireNonNull(bill.note(), "a bill is issued after its delivery note");
        var now = books.clock().instant();
        var positions = tariff.positions(bill, books.parts().of(bill.tenant(), note.number()));
        var sum = BillSum.of(positions, ValueAddedTax.percentAt(bill.period().end()));
        return new GridInvoice(
                books.numbers().next(bill.tenant(), MarketCalendar.day(now).getYear()),
                now,
                bill.location(),
                bill.period(),
                bill.finalBill() ? "ABR" : "JVR",
                note.number(),
                books.tenants().get(bill.tenant()).marketPartnerId(),
                dueOn,
                positions,
                sum,
                sum.gross(),
                sum.gross());
    }

    private ContentHash archive(TenantId tenant, GridInvoice invoice) {
        try {
            return books.archive()
                    .store(
                            tenant,
                            "grid-bill " + invoice.number() + ".json",
                            "application/json",
                            books.json().writeValueAsBytes(invoice),
                            RETENTION);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Invoice " + invoice.number() + " is a record of plain values", e);
        }
    }

    private void book(GridBill bill, GridInvoice invoice) {
        var sum = invoice.sum();
        if (sum.net().isZero()) return;
        books.receivables()
                .demand(
                        bill.tenant(),
                        new Demand(
                                invoice.number(),
                                bill.supplier().value(),
                                ItemKind.INVOICE,
                                invoice.number(),
                                MarketCalendar.day(invoice.date()),
                                invoice.dueOn(),
                                "Netznutzung " + bill.location(),
                                List.of(
                                        LedgerEntry.credit(Account.REVENUE, sum.net()),
                                        LedgerEntry.credit(Account.VAT, sum.vat()))));
    }

    private InvoiceMessage.Parties parties(GridBill bill) {
        var own = books.tenants().get(bill.tenant()).marketPartnerId();
        return new InvoiceMessage.Parties(
                books.parties().find(bill.tenant(), own).orElseThrow(),
                books.parties().find(bill.tenant(), bill.supplier()).orElseThrow(),
                tariff.bundle(bill).market().address());
    }
}
