package org.stromlauf.dunning;

import static org.stromlauf.shared.GermanFormat.day;
import static org.stromlauf.shared.GermanFormat.money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Customer;
import org.stromlauf.contracts.Customers;
import org.stromlauf.invoicing.Letter;
import org.stromlauf.invoicing.Letter.Fact;
import org.stromlauf.invoicing.Letter.Heading;
import org.stromlauf.invoicing.Letter.Paragraph;
import org.stromlauf.invoicing.Letter.Part;
import org.stromlauf.invoicing.Letter.Row;
import org.stromlauf.receivables.Creditors;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.tenancy.Tenants;

/**
 * Writes reminder, threat and announcement in German: each states what is owed and for what; threat and announcement also the
 * reason, the expected costs and the ways to avoid the disconnection (EnWG §41f, §41g).
 */
@Component
class NoticeLetters {

    /** A letter and the name of its address in the outbox. */
    record Addressed(Letter letter, String destination) {}

    private final Customers customers;
    private final Tenants tenants;
    private final TenantSettings settings;

    NoticeLetters(Customers customers, Tenants tenants, TenantSettings settings) {
        this.customers = customers;
        this.tenants = tenants;
        this.settings = settings;
    }

    Addressed write(NoticeOrder order, Money fee) {
        var payer = order.situation().payer();
        var customer = customers.get(payer.tenant(), payer.customer());
        var sender = tenants.get(payer.tenant()).name();
        var letter = new Letter(
                order.file().id() + "/" + order.number(),
                sender,
                sender + " · Vertrag " + payer.number(),
                address(customer),
                order.today(),
                facts(payer, customer),
                subject(order),
                parts(order, customer, fee));
        return new Addressed(letter, customer.number());
    }

    private static List<Fact> facts(Payer payer, Customer customer) {
        var contract = payer.contract();
        var number = new Fact("Kundennummer", customer.number());
        return contract == null
                ? List.of(new Fact("Rahmenvertrag", payer.number()), number)
                : List.of(
                        new Fact("Vertragsnummer", payer.number()),
                        number,
                        new Fact("Marktlokation", contract.location().value()));
    }

    private static List<String> address(Customer customer) {
        var at = customer.address();
        return List.of(customer.name().full(), at.street() + " " + at.houseNumber(), at.postalCode() + " " + at.city());
    }

    private static String subject(NoticeOrder order) {
        return switch (order.level()) {
            case REMINDER -> "Mahnung";
            case THREAT -> "Androhung der Unterbrechung Ihrer Stromversorgung";
            case ANNOUNCEMENT -> "Ankündigung der Unterbrechung Ihrer Stromversorgung am " + day(order.disconnection());
            case ORDER -> throw new IllegalArgumentException("An order is no letter");
        };
    }

    private List<Part> parts(NoticeOrder order, Customer customer, Money fee) {
        var parts = new ArrayList<Part>();
        parts.add(new Paragraph("Guten Tag " + customer.name().full() + ","));
        parts.add(new Paragraph(opening(order)));
        owed(parts, order, fee);
        howToPay(parts, order, fee);
        if (order.level() != DunningLevel.REMINDER) {
            costs(parts, order.file().tenant());
            WaysOut.add(parts, order);
        }
        parts.add(new Paragraph(
                "Wenn Sie inzwischen gezahlt haben, betrachten Sie dieses Schreiben bitte als erledigt."));
        return parts;
    }

    private static String opening(NoticeOrder order) {
        return switch (order.level()) {
            case REMINDER ->
                (order.situation().payer().isFramework() ? "für Ihren Rahmenvertrag" : "für Ihren Stromliefervertrag")
                        + " sind die folgenden Beträge fällig, und wir haben noch keine Zahlung erhalten.";
            case THREAT ->
                "trotz unserer Mahnung sind Sie mit Ihren Zahlungen in Verzug. Wir drohen Ihnen daher nach § 41f"
                        + " EnWG an, Ihre Stromversorgung frühestens ab dem " + day(order.disconnection())
                        + " unterbrechen zu lassen. Vorher kündigen wir Ihnen den Beginn mit einem weiteren Brief acht"
                        + " Werktage im Voraus an.";
            case ANNOUNCEMENT ->
                "Sie sind trotz Mahnung und Androhung mit Ihren Zahlungen in Verzug. Wir lassen Ihre"
                        + " Stromversorgung nach § 41f EnWG ab dem " + day(order.disconnection())
                        + " durch den Netzbetreiber unterbrechen, wenn Sie nicht vorher zahlen.";
            case ORDER -> throw new IllegalArgumentException("An order is no letter");
        };
    }

    private static void owed(List<Part> parts, NoticeOrder order, Money fee) {
        parts.add(new Heading("Das ist offen"));
        for (var claim : order.situation().claims()) {
            if (!claim.open().isZero()) {
                parts.add(new Row(label(claim), money(claim.open()), false));
            }
        }
        if (!fee.isZero()) parts.add(new Row("Mahnkosten dieses Schreibens", money(fee), false));
        parts.add(new Row("Zusammen", money(order.arrears().total().plus(fee)), true));
        if (order.level() == DunningLevel.REMINDER) return;
        parts.add(new Paragraph("Davon begründen " + money(order.arrears().counted())
                + " die Unterbrechung: Das ist mindestens das Doppelte Ihres monatlichen Abschlags oder ein Sechstel der"
                + " voraussichtlichen Jahresrechnung und mindestens 100 € (Grenze für Sie: "
                + money(order.arrears().threshold()) + ")."));
    }

    private static String label(Claim claim) {
        var kind = claim.standing() == Claim.Standing.ANCILLARY ? "Nebenkosten " : "Forderung ";
        var text = kind + claim.item() + ", fällig am " + day(claim.dueOn());
        return claim.standing() == Claim.Standing.DUE || claim.standing() == Claim.Standing.ANCILLARY
                ? text
                : text + " (zurückgestellt)";
    }

    private void howToPay(List<Part> parts, NoticeOrder order, Money fee) {
        var tenant = order.file().tenant();
        var iban = settings.get(tenant, Creditors.IBAN);
        var account = iban.isBlank() ? "auf unser Ihnen bekanntes Konto" : "auf das Konto " + iban;
        parts.add(new Paragraph(
                "Bitte überweisen Sie " + money(order.arrears().total().plus(fee)) + " bis zum "
                        + day(payUntil(order)) + " " + account + ", Verwendungszweck "
                        + order.situation().payer().number() + "."));
    }

    private LocalDate payUntil(NoticeOrder order) {
        return switch (order.level()) {
            case REMINDER ->
                order.reaches().plusDays(settings.get(order.file().tenant(), DunningSettings.PAYMENT_DAYS));
            case THREAT, ANNOUNCEMENT, ORDER -> order.disconnection().minusDays(1);
        };
    }

    /** EnWG §41f: what interruption and restoration will probably cost. */
    private void costs(List<Part> parts, TenantId tenant) {
        var cut = settings.get(tenant, DunningSettings.DISCONNECTION_COST);
        var restore = settings.get(tenant, DunningSettings.RECONNECTION_COST);
        if (cut.isZero() || restore.isZero()) {
            throw new IllegalStateException("Supplier " + tenant + " threatens no disconnection before it says what it"
                    + " costs: set " + DunningSettings.DISCONNECTION_COST.key() + " and "
                    + DunningSettings.RECONNECTION_COST.key());
        }
        parts.add(new Heading("Diese Kosten kämen voraussichtlich auf Sie zu"));
        parts.add(new Row("Unterbrechung", money(cut), false));
        parts.add(new Row("Wiederherstellung", money(restore), false));
    }
}
