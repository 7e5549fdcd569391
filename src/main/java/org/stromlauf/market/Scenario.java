package org.stromlauf.market;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.PublishedPrices.Published;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Role;

/**
 * What a market in a box plays: written as YAML by whoever wants to see something happen.
 *
 * @param days how many days of the market's time pass
 * @param suppliedSince the last yearly reading before it begins: from then on everything there was is known
 * @param assumedPrices what nobody has published yet, by key: bills that use it say so
 * @param cases what the customers do, one after the other and again from the first
 */
public record Scenario(
        String name,
        Instant start,
        int days,
        LocalDate suppliedSince,
        ScenarioGrid grid,
        List<Participant> participants,
        TenantId newSupplier,
        TenantId previousSupplier,
        TenantId gridOperator,
        TenantId meteringOperator,
        List<ScenarioCase> cases,
        @Nullable Map<String, Published> assumedPrices) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Codes of the grid that all participants share. */
    public record ScenarioGrid(String balancingArea, String controlArea, MarketPartnerId transmissionOperator) {}

    /**
     * @param balancingGroup of a supplier
     * @param business of who writes or gets bills
     */
    public record Participant(
            TenantId id,
            String name,
            Role role,
            MarketPartnerId marketPartnerId,
            @Nullable String balancingGroup,
            @Nullable Business business) {}

    /**
     * What bills and direct debits say of a participant.
     *
     * @param creditorId of who collects by direct debit
     */
    public record Business(
            String street,
            String houseNumber,
            String postalCode,
            String city,
            String vatId,
            String contact,
            String phone,
            String email,
            @Nullable String creditorId,
            @Nullable String iban) {

        public Business {
            for (var text :
                    new @Nullable String[] {street, houseNumber, postalCode, city, vatId, contact, phone, email}) {
                if (text == null || text.isBlank()) {
                    throw new IllegalArgumentException(
                            "A participant's business says street, houseNumber, postalCode, city,"
                                    + " vatId, contact, phone and email");
                }
            }
        }
    }

    public Scenario {
        participants = List.copyOf(participants);
        cases = List.copyOf(cases);
        assumedPrices = assumedPrices == null ? Map.of() : Map.copyOf(assumedPrices);
        if (days < 1) throw new IllegalArgumentException("A scenario lasts at least a day, was " + days);
        if (cases.isEmpty()) throw new IllegalArgumentException("Scenario " + name + " has no cases");
    }

    /** One of the scenarios that come with the program. */
    public static Scenario named(String name) {
        try (var file = Scenario.class.getResourceAsStream("/market/scenarios/" + name + ".yaml")) {
            if (file == null) throw new IllegalArgumentException("There is no scenario '" + name + "'");
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Scenario read(InputStream yaml) {
        try {
            return YAML.readValue(yaml, Scenario.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("The scenario cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Map<String, Published> assumedPrices() {
        return assumedPrices == null ? Map.of() : assumedPrices;
    }

    public Instant end() {
        return start.plus(Duration.ofDays(days));
    }

    /** Whether the next yearly reading is told, billed and collected before the scenario ends. */
    boolean hasYearlyReading() {
        return suppliedSince.plusYears(1).plusDays(30).isBefore(MarketCalendar.day(end()));
    }

    /** What the customer of that number does. */
    public ScenarioCase caseOf(int customer) {
        return cases.get(customer % cases.size());
    }

    Participant participant(TenantId id) {
        return participants.stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Scenario " + name + " has no participant " + id));
    }
}
