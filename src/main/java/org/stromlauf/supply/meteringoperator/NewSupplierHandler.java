package org.stromlauf.supply.meteringoperator;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.Locations;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.supply.CustomerNotices;
import org.stromlauf.tenancy.Role;

/**
 * Learns from the grid operator who supplies from which day on (17134), notes it and sends the new supplier what is measured
 * where with which device (55653), without which he cannot place a reading. Learns from the supplier who lives there (55110).
 */
@Component
class NewSupplierHandler implements MessageHandler {

    private final Locations locations;
    private final Assignments assignments;
    private final DeviceMessages devices;
    private final CustomerNotices customers;

    NewSupplierHandler(
            Locations locations, Assignments assignments, DeviceMessages devices, CustomerNotices customers) {
        this.locations = locations;
        this.assignments = assignments;
        this.devices = devices;
        this.customers = customers;
    }

    @Override
    public Role role() {
        return Role.METERING_OPERATOR;
    }

    @Override
    public Set<String> pids() {
        return Set.of("17134", "55110");
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        if (message.pid().equals("55110")) return customers.take(message) ? Outcome.HANDLED : Outcome.UNEXPECTED;
        var fields = message.message().fields();
        var location = MarketLocationId.of(fields.get("marketLocation"));
        if (locations.find(message.tenant(), location).isEmpty()) return Outcome.UNEXPECTED;
        var day = MarketCalendar.day(fields.instant("executionDate"));
        var suppliers = fields.groups("suppliers");
        if (suppliers.size() != 1) return Outcome.UNEXPECTED;
        var supplier = MarketPartnerId.of(suppliers.get(0).get("supplier"));
        assignments.assign(message.tenant(), location, supplier, DateRange.startingAt(day), "17134");
        devices.send(message.tenant(), supplier, locations.bundle(message.tenant(), location, day));
        return Outcome.HANDLED;
    }
}
