package org.stromlauf.retail;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.Customer;
import org.stromlauf.rating.PriceComponent;
import org.stromlauf.rating.PricePeriod;
import org.stromlauf.rating.PriceSheet;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.TenantId;
import org.stromlauf.transport.Outbox;

/** Tells customers of a price change: when it must be told, and the letter (EnWG §41(5): extent, reason, special cancellation). */
@Component
class PriceNotices {

    private static final String FILE = BillDisclosures.FOLDER + "/price-notice.yaml";

    private final DisclosureRules rules;
    private final Outbox outbox;
    private final Clock clock;

    PriceNotices(DisclosureRules rules, Outbox outbox, Clock clock) {
        this.rules = rules;
        this.outbox = outbox;
        this.clock = clock;
    }

    List<PriceNoticeRule> rules(TenantId tenant) {
        return rules.priceNotices(tenant);
    }

    /** The first day on which a change may hold for a customer who is told today. */
    LocalDate earliest(List<PriceNoticeRule> rules, Contract contract, Customer customer, LocalDate today) {
        return rules.stream()
                .filter(r -> r.isFor(contract, customer.name(), today))
                .findFirst()
                .map(r -> r.earliest(today))
                .orElseThrow(() -> new IllegalStateException(
                        FILE + " has no line for contract " + contract.number() + " on " + today));
    }

    void send(PriceChange change, Contract contract, Customer customer, List<String> prices) {
        var unused = outbox.put(new Outbox.Entry(
                contract.tenant(),
                Outbox.Kind.DOCUMENT,
                "price-notice %s %s".formatted(contract.number(), change.key()),
                customer.email(),
                "Preisanpassung-%s-%s.txt".formatted(contract.number(), change.effective()),
                text(change, contract, customer, prices).getBytes(StandardCharsets.UTF_8),
                clock.instant()));
    }

    private static String text(PriceChange change, Contract contract, Customer customer, List<String> prices) {
        return """
                %s

                Preisanpassung zum %s, Vertrag %s, Marktlokation %s

                Anlass und Voraussetzungen: %s

                Umfang (netto):
                %s

                Sie können den Vertrag ohne Einhaltung einer Kündigungsfrist zum Zeitpunkt des Wirksamwerdens der Änderung,
                dem %s, kündigen (§ 41 Abs. 5 EnWG). Dafür entstehen Ihnen keine Kosten.
                """
                .formatted(
                        customer.name().full(),
                        GermanFormat.day(change.effective()),
                        contract.number(),
                        contract.location(),
                        change.reason(),
                        prices.isEmpty() ? "Die Preise ändern sich nicht." : String.join("\n", prices),
                        GermanFormat.day(change.effective()));
    }

    /** What changes on a day, a line each component: "Arbeitspreis: 27,9 → 29,4 ct/kWh". */
    static List<String> differences(PriceSheet before, PriceSheet after, LocalDate day) {
        var lines = new ArrayList<String>();
        for (var component : after.components()) {
            var now = price(component, day);
            var then = before.components().stream()
                    .filter(c -> c.key().equals(component.key()))
                    .findFirst()
                    .flatMap(c -> price(c, day.minusDays(1)));
            if (now.isEmpty() || (then.isPresent() && then.get().compareTo(now.get()) == 0)) continue;
            lines.add(component.label() + ": "
                    + then.map(t -> GermanFormat.number(t, 6) + " → ").orElse("neu ")
                    + GermanFormat.number(now.get(), 6) + " " + unit(component));
        }
        for (var component : before.components()) {
            var gone = after.components().stream().noneMatch(c -> c.key().equals(component.key()));
            if (gone) lines.add(component.label() + ": entfällt");
        }
        return lines;
    }

    private static String unit(PriceComponent component) {
        return switch (component.kind()) {
            case ENERGY, SPOT, TRANCHE -> "ct/kWh";
            case BASE ->
                switch (component.per()) {
                    case DAY -> "€ am Tag";
                    case MONTH -> "€ im Monat";
                    case YEAR -> "€ im Jahr";
                };
            case PERCENT -> "%";
            default -> "€";
        };
    }

    private static Optional<BigDecimal> price(PriceComponent component, LocalDate day) {
        return component.prices().stream()
                .filter(p -> p.range().contains(day)
                        && p.formula() == null
                        && p.blocks().isEmpty())
                .map(PricePeriod::price)
                .findFirst();
    }
}
