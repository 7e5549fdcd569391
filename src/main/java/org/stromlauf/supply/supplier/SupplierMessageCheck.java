package org.stromlauf.supply.supplier;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.marketcomm.ReceivedMessageCheck;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.tenancy.Role;

/**
 * What only a supplier's own data show (APERAK AHB, checks of object and assignment): an answer refers to a request of ours, a
 * location is or was ours, and the grid operator is the one of the location. Metering locations are not checked: their data may
 * come before 55002 names them.
 */
@Component
class SupplierMessageCheck implements ReceivedMessageCheck {

    private static final Set<String> ANSWERS = SupplierAnswerHandler.PIDS;
    private static final Set<String> FROM_GRID = Set.of("55010", "55037", "55038", "55218", "55126", "55616");

    private final SentRequests sent;
    private final Contracts contracts;

    SupplierMessageCheck(SentRequests sent, Contracts contracts) {
        this.sent = sent;
        this.contracts = contracts;
    }

    @Override
    public Role role() {
        return Role.SUPPLIER;
    }

    @Override
    public Set<String> pids() {
        return Set.of(
                "55017", "55018", "55002", "55003", "55005", "55006", "55036", "55016", "55010", "55037", "55038",
                "55218", "55126", "55616");
    }

    @Override
    public List<ObjectFinding> check(ReceivedMessage message) {
        if (ANSWERS.contains(message.pid())) return reference(message);
        var location = message.transaction().find("marketLocation");
        if (location.isEmpty()) return List.of(); // a tranche: E_0614 answers A18
        var known = contracts.at(message.tenant(), MarketLocationId.of(location.get()));
        if (known.isEmpty()) return unknown(message, location.get());
        return FROM_GRID.contains(message.pid()) ? sender(message, known) : List.of();
    }

    private List<ObjectFinding> reference(ReceivedMessage message) {
        var reference = message.transaction().get("requestTransactionId");
        if (sent.find(message.tenant(), reference).isPresent()) return List.of();
        return finding(message, "Z33", "Ein Vorgang " + reference + " wurde nicht gesendet");
    }

    /** An initial process is told that the object was not found, a follow-up that its id is unknown. */
    private static List<ObjectFinding> unknown(ReceivedMessage message, String location) {
        var initial = message.pid().equals("55016");
        return finding(
                message,
                initial ? "Z14" : "Z10",
                "Die Marktlokation " + location + " ist diesem Lieferanten unbekannt");
    }

    private static List<ObjectFinding> sender(ReceivedMessage message, List<Contract> known) {
        if (known.stream().anyMatch(c -> c.gridOperator().equals(message.sender()))) return List.of();
        return finding(message, "Z17", "Der Absender ist nicht Netzbetreiber der Marktlokation");
    }

    private static List<ObjectFinding> finding(ReceivedMessage message, String erc, String text) {
        return List.of(new ObjectFinding(erc, message.transaction().get("transactionId"), text));
    }
}
