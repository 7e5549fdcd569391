package org.stromlauf.invoicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.invoicing.InvoiceDraft.Fact;
import org.stromlauf.invoicing.InvoiceDraft.Line;
import org.stromlauf.invoicing.InvoiceDraft.Payment;
import org.stromlauf.invoicing.InvoiceDraft.Prepayment;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;

/** A household's yearly bill. */
final class InvoiceFixtures {

    static final DateRange YEAR = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));

    private InvoiceFixtures() {}

    static InvoiceDraft household() {
        return household(null);
    }

    static InvoiceDraft household(@Nullable String cancels) {
        return new InvoiceDraft(
                cancels,
                "Ihre Stromrechnung für das Jahr 2026",
                LocalDate.of(2027, 1, 14),
                YEAR,
                new Party("Lichtwerk Energie GmbH", "Am Umspannwerk 1", "10115", "Berlin", "DE", "DE123456789", null),
                new Party("Jörg Weiß", "Große Straße 5", "04109", "Leipzig", "DE", null, "joerg@example.org"),
                List.of(new Fact("Marktlokation", "51238696781"), new Fact("Zählernummer", "1EMH0012345678")),
                List.of(energy("1810", "0.2845", "514.95"), energy("1840", "0.3025", "556.60"), base()),
                List.of(energy("3650", "0.0205", "74.83")),
                List.of(
                        new Prepayment("Abschlag 1", LocalDate.of(2026, 2, 1), Money.of("84.03"), Money.of("15.97")),
                        new Prepayment("Abschlag 2", LocalDate.of(2026, 3, 1), Money.of("84.03"), Money.of("15.97"))),
                new Payment(
                        LocalDate.of(2027, 2, 1),
                        "DE89370400440532013000",
                        "M-1",
                        "DE75512108001245126199",
                        "DE98ZZZ09999999999"),
                List.of("Schlichtungsstelle Energie e. V., Friedrichstraße 133, 10117 Berlin."),
                List.of());
    }

    private static Line energy(String kwh, String price, String net) {
        return new Line(
                "Arbeitspreis",
                YEAR,
                new BigDecimal(kwh),
                "kWh",
                new BigDecimal(price),
                BigDecimal.ONE,
                Money.of(net),
                new BigDecimal("19"),
                "Arbeitspreis: " + kwh + " kWh zu " + price + " €.");
    }

    private static Line base() {
        return new Line(
                "Grundpreis",
                YEAR,
                new BigDecimal("365"),
                "Tag",
                new BigDecimal("120"),
                new BigDecimal("365"),
                Money.of("120.00"),
                new BigDecimal("19"),
                "Grundpreis: 120 € im Jahr, 365 von 365 Tagen.");
    }
}
