package org.stromlauf.supply.gridoperator;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.marketcomm.ReceivedMessageCheck;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.tenancy.Role;

/**
 * Whether the object of a request lies in the grid and its sender is assigned to it (APERAK AHB 1.1, Zuordnungsprüfung; MARKET
 * 5.3). The sender's assignment is not asked of registrations (BGM E01).
 */
@Component
class GridObjectCheck implements ReceivedMessageCheck {

    private final Locations locations;
    private final Assignments assignments;

    GridObjectCheck(Locations locations, Assignments assignments) {
        this.locations = locations;
        this.assignments = assignments;
    }

    @Override
    public Role role() {
        return Role.GRID_OPERATOR;
    }

    @Override
    public Set<String> pids() {
        return Set.of("55001", "55004", "17115", "17117");
    }

    @Override
    public List<ObjectFinding> check(ReceivedMessage message) {
        var id = message.transaction().find("transactionId").orElse("");
        var named = message.transaction().find("marketLocation").or(() -> message.transaction()
                .find("dormantMarketLocation"));
        if (named.isEmpty()) return List.of();
        var location = MarketLocationId.of(named.get());
        var known = locations.find(message.tenant(), location);
        if (known.isEmpty()) {
            return List.of(new ObjectFinding("Z14", id, "Marktlokation " + location + " ist nicht bekannt"));
        }
        if (known.get().status() == MarketLocation.Status.HANDED_OVER) {
            // Z16 would name the new grid operator (APERAK AHB, condition 8), whom a location that was handed over does
            // not know.
            return List.of(
                    new ObjectFinding("Z14", id, "Marktlokation " + location + " liegt nicht mehr im Netzgebiet"));
        }
        return senderAssigned(message, location)
                ? List.of()
                : List.of(new ObjectFinding(
                        "Z17",
                        id,
                        "Absender " + message.sender() + " ist der Marktlokation " + location
                                + " zum Zeitpunkt nicht zugeordnet"));
    }

    private boolean senderAssigned(ReceivedMessage message, MarketLocationId location) {
        if (message.pid().equals("55001")) return true;
        return assignments
                .at(message.tenant(), location, dayOf(message))
                .filter(a -> a.supplier().equals(message.sender()))
                .isPresent();
    }

    /** The day for which the sender must be assigned: the last of a supply that ends, the first of one that will not begin. */
    private static LocalDate dayOf(ReceivedMessage message) {
        Fields t = message.transaction();
        if (message.pid().equals("55004")) {
            Optional<LocalDate> end =
                    t.findInstant("supplyEnd").map(i -> MarketCalendar.day(i).minusDays(1));
            return end.or(() -> t.findInstant("supplyStart").map(MarketCalendar::day))
                    .orElseGet(() -> MarketCalendar.day(message.receivedAt()));
        }
        return MarketCalendar.day(message.receivedAt());
    }
}
