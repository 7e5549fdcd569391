package org.stromlauf.rating;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All that a bill counts.
 *
 * @param usage what the location used
 * @param registers other quantities by name, in thousandths of their unit: {@code HT}, {@code feed-in}, {@code water}
 */
public record Quantities(Usage usage, Map<String, Usage> registers, List<Session> sessions, List<Service> services) {

    /**
     * A charging session, as a charge detail record (CDR) tells it.
     *
     * @param parking how long the vehicle stood connected without charging
     */
    public record Session(String id, Instant start, Instant end, long wattHours, Duration parking) {

        public Session {
            if (!end.isAfter(start)) throw new IllegalArgumentException("Session " + id + " ends before it begins");
            if (wattHours < 0) throw new IllegalArgumentException("Session " + id + " took less than nothing");
            if (parking.isNegative() || parking.compareTo(Duration.between(start, end)) > 0) {
                throw new IllegalArgumentException("Session " + id + " parked longer than it lasted");
            }
        }
    }

    /** A service that was rendered, priced by a SERVICE component. */
    public record Service(String component, LocalDate day, BigDecimal quantity, String reference) {}

    public Quantities {
        registers = Map.copyOf(registers);
        sessions = List.copyOf(sessions);
        services = List.copyOf(services);
    }

    /**
     * The same with the sum of its registers as usage, where no usage is said: of those registers that components of a sheet charge
     * for energy, by zone or by name, and that are not credited.
     */
    public Quantities summedFor(PriceSheet sheet) {
        if (!(usage instanceof Usage.Metered metered) || !metered.sections().isEmpty()) return this;
        var names = charged(sheet);
        if (names.isEmpty() || !registers.keySet().containsAll(names)) return this;
        var parts =
                names.stream().map(registers::get).map(Objects::requireNonNull).toList();
        return new Quantities(new Usage.Total(parts), registers, sessions, services);
    }

    /** The registers that components of a sheet charge for energy, by zone or by name, and that are not credited. */
    public static List<String> charged(PriceSheet sheet) {
        return sheet.components().stream()
                .filter(c -> c.kind() == ComponentKind.ENERGY && !c.credit())
                .map(c -> c.register() == null ? c.zoneName() : c.register())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    public static Quantities of(Usage usage) {
        return new Quantities(usage, Map.of(), List.of(), List.of());
    }
}
