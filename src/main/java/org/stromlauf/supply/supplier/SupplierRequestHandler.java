package org.stromlauf.supply.supplier;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.workflow.Processes;

/** Takes others' requests to a supplier, 55016 and 55010, and starts the process that answers; the business key is the request. */
@Component
class SupplierRequestHandler implements MessageHandler {

    static final Set<String> PIDS = Set.of("55016", "55010");

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final ReceivedRequests requests;
    private final TenantSettings settings;
    private final Processes processes;

    SupplierRequestHandler(ReceivedRequests requests, TenantSettings settings, Processes processes) {
        this.requests = requests;
        this.settings = settings;
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
        // A tranche or a dormant location (LOC+Z21, Z22): for a case worker.
        if (message.transaction().find("marketLocation").isEmpty()) return Outcome.UNEXPECTED;
        var request = request(message);
        requests.add(request);
        var key = request.id().toString();
        if (message.pid().equals("55016")) {
            processes.start(message.tenant(), "TerminationAnswer", key, terminationFacts(message));
        } else {
            processes.start(message.tenant(), "DeregistrationAnswer", key, deregistrationFacts(request));
        }
        return Outcome.HANDLED;
    }

    private static Map<String, Object> terminationFacts(ReceivedMessage message) {
        return Map.of(
                "answerDueAt",
                SupplierProcesses.date(SupplierDeadlines.terminationAnswer(message.receivedAt())),
                "attorney",
                PowerOfAttorney.MISSING.name());
    }

    private Map<String, Object> deregistrationFacts(ReceivedRequest request) {
        var facts = new HashMap<String, Object>();
        var mode = settings.get(request.tenant(), SupplierSettings.DEREGISTRATION_ANSWER);
        facts.put("answerMode", mode.name());
        var registeredOn = request.registeredOn();
        if (registeredOn != null) {
            facts.put("answerDueAt", SupplierProcesses.date(SupplierDeadlines.lateDeregistrationAnswer(registeredOn)));
        }
        return facts;
    }

    private static ReceivedRequest request(ReceivedMessage message) {
        var transaction = message.transaction();
        var fixedEnd = transaction.findInstant("supplyEnd");
        var end = fixedEnd.or(() -> transaction.findInstant("nextPossibleEnd"));
        return new ReceivedRequest(
                message.tenant(),
                message.id(),
                message.pid(),
                message.sender(),
                transaction.get("transactionId"),
                message.receivedAt(),
                MarketLocationId.of(transaction.get("marketLocation")),
                transaction.get("transactionReason"),
                transaction.find("transactionReasonSupplement").orElse(""),
                end.map(MarketCalendar::day)
                        .orElseThrow(() -> new IllegalStateException(
                                "Message " + message.id() + " names no end, which its AHB requires")),
                fixedEnd.isPresent(),
                day(transaction.find("registrationReceivedOn")),
                transaction.find("customerName").orElse(null),
                transaction.find("customerFirstName").orElse(null),
                null);
    }

    private static @org.jspecify.annotations.Nullable LocalDate day(Optional<String> text) {
        return text.map(t -> LocalDate.parse(t, DAY)).orElse(null);
    }
}
