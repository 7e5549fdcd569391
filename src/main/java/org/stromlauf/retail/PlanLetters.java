package org.stromlauf.retail;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.Customer;
import org.stromlauf.contracts.Customers;
import org.stromlauf.receivables.Creditors;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.transport.Outbox;

/**
 * Tells customers what they pay in advance and when: the plan's letter is the pre-notification of every debit by it (SEPA core
 * rulebook 4.1), and names start and amount before a change (EnWG §41b(3)).
 */
@Component
class PlanLetters {

    private static final int MONTHS = 12;

    private final Customers customers;
    private final TenantSettings settings;
    private final Outbox outbox;
    private final Clock clock;

    PlanLetters(Customers customers, TenantSettings settings, Outbox outbox, Clock clock) {
        this.customers = customers;
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
    }

    void send(Contract contract, InstalmentPlan plan) {
        var customer = customers.get(contract.tenant(), contract.customer());
        var name = "Abschlagsplan-%s-%d.txt".formatted(contract.number(), plan.version());
        var unused = outbox.put(new Outbox.Entry(
                contract.tenant(),
                Outbox.Kind.DOCUMENT,
                "instalment-plan %s %d".formatted(contract.number(), plan.version()),
                customer.email(),
                name,
                text(contract, customer, plan).getBytes(StandardCharsets.UTF_8),
                clock.instant()));
    }

    private String text(Contract contract, Customer customer, InstalmentPlan plan) {
        return """
                %s %s
                %s

                Ihr Abschlagsplan zum Vertrag %s
                Marktlokation %s, Produkt %s

                Ihr monatlicher Abschlag ab %s: %s (Umsatzsteuer enthalten)
                Grundlage: %s.

                Fällig am %s.
                %s
                """
                .formatted(
                        customer.name().firstName(),
                        customer.name().surname(),
                        GermanFormat.day(plan.decidedOn()),
                        contract.number(),
                        contract.location(),
                        contract.terms().product(),
                        GermanFormat.day(plan.validFrom()),
                        GermanFormat.money(plan.monthly()),
                        plan.note(),
                        dueDays(plan),
                        payment(contract, customer));
    }

    private String dueDays(InstalmentPlan plan) {
        var known = InstalmentRules.nextMonth(MarketCalendar.day(clock.instant()));
        var first = known.isBefore(plan.validFrom()) ? InstalmentRules.firstOfMonthFrom(plan.validFrom()) : known;
        return Stream.iterate(first, (LocalDate month) -> month.plusMonths(1))
                .limit(MONTHS)
                .filter(plan::isDueOn)
                .map(GermanFormat::day)
                .collect(Collectors.joining(", "));
    }

    private String payment(Contract contract, Customer customer) {
        var mandate = customer.mandate();
        if (mandate == null) return "Bitte überweisen Sie unter Angabe Ihrer Vertragsnummer " + contract.number() + ".";
        return "Wir ziehen die Abschläge mit Mandat %s (Gläubiger-ID %s) von Ihrem Konto mit der IBAN %s ein."
                .formatted(mandate.reference(), settings.get(contract.tenant(), Creditors.ID), masked(mandate.iban()));
    }

    private static String masked(String iban) {
        return iban.substring(0, 4) + "…" + iban.substring(iban.length() - 4);
    }
}
