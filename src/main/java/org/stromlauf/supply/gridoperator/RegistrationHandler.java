package org.stromlauf.supply.gridoperator;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.ConnectionUser;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.supply.ConfigurationProducts;
import org.stromlauf.supply.ConfigurationProducts.Use;
import org.stromlauf.tenancy.Role;
import org.stromlauf.workflow.Processes;

/** Takes a supplier's registration (55001) and the previous supplier's answer (55011, 55012). */
@Component
class RegistrationHandler implements MessageHandler {

    private static final String BALANCING_GROUP = "\\d{2}X[0-9A-Z-]{12}[0-9A-Z]";

    private final RegistrationDesk desk;
    private final Processes processes;
    private final IdGenerator ids;

    RegistrationHandler(RegistrationDesk desk, Processes processes, IdGenerator ids) {
        this.desk = desk;
        this.processes = processes;
        this.ids = ids;
    }

    @Override
    public Role role() {
        return Role.GRID_OPERATOR;
    }

    @Override
    public Set<String> pids() {
        return Set.of("55001", "55011", "55012");
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        return message.pid().equals("55001") ? register(message) : answer(message);
    }

    private Outcome register(ReceivedMessage message) {
        // Without LOC+Z16 a dormant location is to be formed (condition 67): for a case worker.
        if (message.transaction().find("marketLocation").isEmpty()) return Outcome.UNEXPECTED;
        var registration = registration(message);
        if (!desk.receive(registration)) return Outcome.UNEXPECTED;
        var limits = registration.limits();
        processes.start(
                message.tenant(),
                "RegistrationAnswer",
                registration.id().toString(),
                Map.of(
                        "registrationId", registration.id().toString(), // the business key of the called models
                        "silenceIsConsentAt", Date.from(limits.silenceIsConsentAt()),
                        "answerDueAt", Date.from(limits.answerBy()),
                        "informDueAt", Date.from(limits.informBy())));
        return Outcome.HANDLED;
    }

    private Registration registration(ReceivedMessage message) {
        var t = message.transaction();
        var end = t.findInstant("supplyEnd").map(MarketCalendar::day).orElse(null);
        return new Registration(
                ids.next(),
                message.tenant(),
                message.sender(),
                t.get("transactionId"),
                MarketLocationId.of(t.get("marketLocation")),
                t.find("dormantMarketLocation").map(MarketLocationId::of).orElse(null),
                message.receivedAt(),
                new DateRange(MarketCalendar.day(t.instant("supplyStart")), end),
                t.get("transactionReason"),
                new ConnectionUser(t.find("customerFirstName").orElse(""), t.get("customerName")),
                ordered(t),
                null,
                null);
    }

    private static ProductPackage ordered(Fields transaction) {
        var products = transaction.groups("productPackages");
        var balancing = products.stream()
                .filter(p -> p.find("propertyValue")
                        .filter(v -> v.matches(BALANCING_GROUP))
                        .isPresent())
                .findFirst();
        return new ProductPackage(
                products.get(0).get("packageId"),
                balancing.orElse(products.get(0)).get("productCode"),
                balancing.map(p -> p.get("propertyValue")).orElse(null),
                property(transaction));
    }

    /** The property of the product that asks for a customer installation (E_0622 step 19). */
    private static @Nullable String property(Fields transaction) {
        var day = MarketCalendar.day(transaction.instant("supplyStart"));
        return transaction.groups("productPackages").stream()
                .filter(p -> ConfigurationProducts.isCode(p.find("productCode").orElse(null), Use.INSTALLATION, day))
                .flatMap(p -> p.find("propertyCode").stream())
                .findFirst()
                .orElse(null);
    }

    private Outcome answer(ReceivedMessage message) {
        var transaction = message.transaction();
        var found = desk.findByInquiry(message.tenant(), transaction.get("requestTransactionId"));
        if (found.isEmpty()) return Outcome.UNEXPECTED;
        var registration = found.get();
        Instant receivedAt = message.receivedAt();
        desk.previousSupplierAnswered(
                registration,
                new Registration.Answer(
                        transaction.get("answerCode"), message.pid().equals("55012"), receivedAt));
        // When silence has been taken as consent nobody waits any more; the answer stays on record.
        var unused = processes.correlate(
                message.tenant(),
                "Msg_PreviousSupplierAnswered",
                registration.id().toString(),
                Map.of());
        return Outcome.HANDLED;
    }
}
