package org.stromlauf.supply.supplier;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.tenancy.Role;

/** Takes the answers to a supplier's own requests and wakes the process that waits for them. */
@Component
class SupplierAnswerHandler implements MessageHandler {

    static final Set<String> PIDS = Set.of("55017", "55018", "55002", "55003", "55005", "55006", "55036");

    private static final Set<String> ACCEPTED = Set.of("55017", "55002", "55005");

    private final SentRequests sent;
    private final Contracts contracts;
    private final LocationDataIntake locations;
    private final SupplierProcesses processes;

    SupplierAnswerHandler(
            SentRequests sent, Contracts contracts, LocationDataIntake locations, SupplierProcesses processes) {
        this.sent = sent;
        this.contracts = contracts;
        this.locations = locations;
        this.processes = processes;
    }

    @Override
    public Role role() {
        return Role.SUPPLIER;
    }

    @Override
    public Set<String> pids() {
        return PIDS;
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        var request = sent.find(message.tenant(), message.transaction().get("requestTransactionId"));
        if (request.isEmpty()) return Outcome.UNEXPECTED;
        if (message.pid().equals("55036")) {
            var other = message.transaction().find("otherSupplier").orElse(null);
            sent.existingSupplier(message.tenant(), request.get().transactionId(), other);
            return Outcome.HANDLED;
        }
        sent.answer(message.tenant(), request.get().transactionId(), answer(message));
        var contract = contracts.get(message.tenant(), request.get().contract());
        return wake(message, request.get(), contract) ? Outcome.HANDLED : Outcome.UNEXPECTED;
    }

    private static SentRequest.Answer answer(ReceivedMessage message) {
        var transaction = message.transaction();
        return new SentRequest.Answer(
                message.pid(),
                ACCEPTED.contains(message.pid()),
                transaction.get("answerCode"),
                transaction.get("answerTree"),
                transaction.find("previousSupplierAnswerCode").orElse(null),
                transaction.find("note").orElse(null));
    }

    private boolean wake(ReceivedMessage message, SentRequest request, Contract contract) {
        return switch (message.pid()) {
            case "55002" -> confirmed(message, request, contract);
            case "55003" -> wake(contract, "Msg_RegistrationAnswered", false);
            case "55017" -> terminated(message, contract);
            case "55018" -> wake(contract, "Msg_TerminationAnswered", false);
            case "55005" -> deregistered(message, request, contract);
            case "55006" -> notDeregistered(contract);
            default -> throw new IllegalArgumentException("No answer: " + message.pid());
        };
    }

    /** The previous supplier ends his contract, maybe on another day than asked: then supply starts on that day. */
    private boolean terminated(ReceivedMessage message, Contract contract) {
        var end = day(message.transaction(), "supplyEnd");
        if (contract.state() == ContractState.PENDING
                && end != null
                && !end.equals(contract.supply().from())) {
            contracts.moveStart(contract.tenant(), contract.id(), end);
        }
        return wake(contract, "Msg_TerminationAnswered", true);
    }

    private boolean confirmed(ReceivedMessage message, SentRequest request, Contract contract) {
        var told = day(message.transaction(), "supplyStart");
        var start = told == null ? request.date() : told;
        locations.confirm(contract, message.transaction());
        if (contract.state() != ContractState.PENDING) return false;
        contracts.confirm(contract.tenant(), contract.id(), start);
        return processes.wake(
                contract.tenant(),
                "Msg_RegistrationAnswered",
                contract,
                Map.of(
                        "accepted",
                        true,
                        "supplierDataDueAt",
                        SupplierProcesses.date(SupplierDeadlines.supplierData(start)),
                        "supplyStartsAt",
                        SupplierProcesses.date(MarketCalendar.startOfDay(start))));
    }

    /** Nobody waits for the answer any more when the grid operator ended the assignment himself (55037) before it came. */
    private boolean deregistered(ReceivedMessage message, SentRequest request, Contract contract) {
        if (contract.state() == ContractState.ENDED || isEndConfirmed(contract)) return true;
        var told = day(message.transaction(), "supplyEnd");
        var end = told == null ? request.date() : told;
        contracts.deregister(contract.tenant(), contract.id(), end, true);
        return processes.wake(
                contract.tenant(),
                "Msg_DeregistrationAnswered",
                contract,
                Map.of("accepted", true, "supplyEndsAt", SupplierProcesses.date(MarketCalendar.startOfDay(end))));
    }

    /** A refusal because the assignment has ended already (55037) changes nothing; else the location stays ours. */
    private boolean notDeregistered(Contract contract) {
        if (contract.state() == ContractState.ENDED || isEndConfirmed(contract)) return true;
        contracts.keepAssigned(contract.tenant(), contract.id());
        return wake(contract, "Msg_DeregistrationAnswered", false);
    }

    private static boolean isEndConfirmed(Contract contract) {
        var deregistration = contract.deregistration();
        return deregistration != null && deregistration.confirmed();
    }

    private boolean wake(Contract contract, String message, boolean accepted) {
        return processes.wake(contract.tenant(), message, contract, Map.of("accepted", accepted));
    }

    private static @org.jspecify.annotations.Nullable LocalDate day(Fields transaction, String field) {
        return transaction.findInstant(field).map(MarketCalendar::day).orElse(null);
    }
}
