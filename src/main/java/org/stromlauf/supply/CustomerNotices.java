package org.stromlauf.supply;

import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.ConnectionUser;
import org.stromlauf.locations.Locations;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;

/**
 * Takes the customer whom a supplier names at the start of supply (55109 to the grid operator, 55110 to the metering operator) as
 * the user of the connection (GPKE part 2, Stammdaten of the LF). The supplier is responsible for them, so they are not asked back.
 */
@Component
public class CustomerNotices {

    /** SG12 NAD+Z09 DE 3045: a person, with a first name; Z02 is a company. */
    private static final String PERSON = "Z01";

    private final Locations locations;
    private final Assignments assignments;

    public CustomerNotices(Locations locations, Assignments assignments) {
        this.locations = locations;
        this.assignments = assignments;
    }

    /** @return false when the location is not ours, or another supplies it on the day from which the data hold */
    public boolean take(ReceivedMessage message) {
        var transaction = message.transaction();
        var location = transaction.find("marketLocation").map(MarketLocationId::of);
        if (location.isEmpty()
                || locations.find(message.tenant(), location.get()).isEmpty()) return false;
        var day = DataPeriods.validFrom(transaction)
                .map(MarketCalendar::day)
                .orElseGet(() -> MarketCalendar.day(message.receivedAt()));
        var supplies = assignments.at(message.tenant(), location.get(), day).filter(a -> a.supplier()
                .equals(message.sender()));
        if (supplies.isEmpty()) return false;
        if (transaction.find("customerName").isPresent()) {
            locations.movedIn(message.tenant(), location.get(), user(transaction));
        }
        return true;
    }

    private static ConnectionUser user(Fields transaction) {
        var person =
                transaction.find("customerNameFormat").filter(PERSON::equals).isPresent();
        return new ConnectionUser(
                person ? transaction.find("customerFirstName").orElse("") : "", transaction.get("customerName"));
    }
}
