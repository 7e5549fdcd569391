package org.stromlauf.supply.supplier;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.marketcomm.ReceivedMessageCheck;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.tenancy.Role;

/** Whether 21039 is about a location of the supplier and comes from its grid operator (APERAK AHB, Zuordnungsprüfung). */
@Component
class ConnectionAnswerCheck implements ReceivedMessageCheck {

    private final Contracts contracts;

    ConnectionAnswerCheck(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public Role role() {
        return Role.SUPPLIER;
    }

    @Override
    public Set<String> pids() {
        return Set.of("21039");
    }

    @Override
    public List<ObjectFinding> check(ReceivedMessage message) {
        var transaction = message.transaction();
        var id = transaction.find("transactionId").orElse("");
        var location = transaction.get("marketLocation");
        var known = contracts.at(message.tenant(), MarketLocationId.of(location));
        if (known.isEmpty()) {
            return List.of(new ObjectFinding(
                    "Z10", id, "Die Marktlokation " + location + " ist diesem Lieferanten unbekannt"));
        }
        if (known.stream().noneMatch(c -> c.gridOperator().equals(message.sender()))) {
            return List.of(new ObjectFinding("Z17", id, "Der Absender ist nicht Netzbetreiber der Marktlokation"));
        }
        return List.of();
    }
}
