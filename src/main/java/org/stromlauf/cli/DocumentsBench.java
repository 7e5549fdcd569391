package org.stromlauf.cli;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.stromlauf.invoicing.InvoiceDraft;
import org.stromlauf.invoicing.InvoiceDraft.Fact;
import org.stromlauf.invoicing.InvoiceDraft.Line;
import org.stromlauf.invoicing.InvoiceDraft.Payment;
import org.stromlauf.invoicing.InvoiceDraft.Prepayment;
import org.stromlauf.invoicing.InvoiceFactory;
import org.stromlauf.invoicing.Party;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;

/** The budget of documents: a household's yearly bill as PDF/A-3 with its XML inside, its lines and their explanations. */
final class DocumentsBench implements Bench {

    private static final double DOCUMENTS_A_CPU_SECOND = 100;
    private static final DateRange YEAR = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));

    @Override
    public List<BenchLine> run() {
        var bill = bill();
        var bytes = new long[1];
        var number = new int[1];
        double documents = Bench.perCpuSecond(
                () -> bytes[0] = InvoiceFactory.draw("R2027-%07d".formatted(number[0]++), bill).length);
        return List.of(BenchLine.atLeast(
                "documents",
                "PDF/A-3 invoices with EN 16931 XML a CPU-second, "
                        + bill.lines().size() + " lines and " + bill.contained().size() + " contained, "
                        + bytes[0] / 1024 + " KB each",
                documents,
                DOCUMENTS_A_CPU_SECOND));
    }

    /** Energy and base price in four sections, eight shares shown as contained, eleven instalments. */
    private static InvoiceDraft bill() {
        return new InvoiceDraft(
                null,
                "Ihre Stromrechnung für das Jahr 2026",
                LocalDate.of(2027, 1, 14),
                YEAR,
                new Party("Neustrom Energie GmbH", "Stromweg 1", "04109", "Leipzig", "DE", "DE999999999", null),
                new Party("Jörg Weiß", "Große Straße 5", "04109", "Leipzig", "DE", null, "joerg@example.org"),
                List.of(new Fact("Marktlokation", "51238696781"), new Fact("Zählernummer", "1EMH0012345678")),
                lines("Arbeitspreis", 4),
                lines("Netzentgelt und Abgaben", 8),
                IntStream.rangeClosed(1, 11)
                        .mapToObj(month -> new Prepayment(
                                "Abschlag " + month,
                                LocalDate.of(2026, month, 1),
                                Money.of("84.03"),
                                Money.of("15.97")))
                        .toList(),
                new Payment(
                        LocalDate.of(2027, 2, 1),
                        "DE89370400440532013000",
                        "M-1",
                        "DE75512108001245126199",
                        "DE98ZZZ09999999999"),
                List.of("Schlichtungsstelle Energie e. V., Friedrichstraße 133, 10117 Berlin."),
                List.of());
    }

    private static List<Line> lines(String name, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Line(
                        name + " " + i,
                        YEAR,
                        new BigDecimal("1810"),
                        "kWh",
                        new BigDecimal("0.2845"),
                        BigDecimal.ONE,
                        Money.of("514.95"),
                        new BigDecimal("19"),
                        name + " " + i
                                + ": 1.810 kWh vom 01.01.2026 bis 31.12.2026, abgelesen am 31.12.2026, zu 28,4500 ct/kWh"
                                + " sind 514,95 €."))
                .toList();
    }
}
