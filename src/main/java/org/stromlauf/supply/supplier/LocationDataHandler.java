package org.stromlauf.supply.supplier;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.marketcomm.Inbox;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.tenancy.Role;

/** Takes the master data of a supplied location into its contract, whenever they come; wakes nobody. */
@Component
class LocationDataHandler implements MessageHandler {

    static final Set<String> OF_MARKET_LOCATION = Set.of("55218", "55126", "55616");
    static final Set<String> OF_METERING_LOCATION = Set.of("55620", "55653");

    private final Contracts contracts;
    private final LocationDataIntake intake;
    private final LocationDataReview review;
    private final Inbox inbox;

    LocationDataHandler(Contracts contracts, LocationDataIntake intake, LocationDataReview review, Inbox inbox) {
        this.contracts = contracts;
        this.intake = intake;
        this.review = review;
        this.inbox = inbox;
    }

    @Override
    public Role role() {
        return Role.SUPPLIER;
    }

    @Override
    public Set<String> pids() {
        return Set.of("55218", "55126", "55616", "55620", "55653");
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        return OF_METERING_LOCATION.contains(message.pid()) ? ofMetering(message) : ofMarket(message);
    }

    private Outcome ofMarket(ReceivedMessage message) {
        var location = MarketLocationId.of(message.transaction().get("marketLocation"));
        var contract = contracts.at(message.tenant(), location).stream().findFirst();
        if (contract.isEmpty()) return Outcome.UNEXPECTED;
        intake.take(contract.get(), message.pid(), message.transaction());
        review.review(message);
        return Outcome.HANDLED;
    }

    /** Which contract a metering location belongs to is known from 55002; what comes before it is held. */
    private Outcome ofMetering(ReceivedMessage message) {
        var location = MeteringLocationId.of(
                message.transaction().groups("meteringLocations").get(0).get("meteringLocation"));
        var measured = contracts.measuredAt(message.tenant(), location).stream()
                .filter(LocationDataHandler::isSupplied)
                .toList();
        if (measured.isEmpty()) {
            inbox.hold(message, LocationDataIntake.inboxKey(location));
            return Outcome.HELD;
        }
        for (var contract : measured) intake.take(contract, message.pid(), message.transaction());
        return Outcome.HANDLED;
    }

    private static boolean isSupplied(Contract contract) {
        return contract.state() == ContractState.CONFIRMED || contract.state() == ContractState.ACTIVE;
    }
}
