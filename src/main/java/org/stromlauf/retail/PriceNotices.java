package org.stromlauf.retail;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
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
import org.stromlauf.packs.Resources;
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

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Resources resources;
    private final Outbox outbox;
    private final Clock clock;

    PriceNotices(Resources resources, Outbox outbox, Clock clock) {
        this.resources = resources;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws IllegalStateException when the file is missing or wrong: nobody is told too late by a guess */
    List<PriceNoticeRule> rules(TenantId tenant) {
        var file = resources.of(tenant, BillDisclosures.FOLDER).stream()
                .filter(f -> f.path().equals(FILE))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The file " + FILE + " is missing: lay it down"));
        try {
            return YAML.readValue(file.content(), new TypeReference<List<PriceNoticeRule>>() {});
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The file " + FILE + " (" + file.layer() + ") is wrong: " + e.getMessage(), e);
        }
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
