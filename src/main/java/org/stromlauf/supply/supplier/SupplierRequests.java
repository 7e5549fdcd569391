package org.stromlauf.supply.supplier;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.Customer;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.tenancy.TenantSettings;

/** Sends a supplier's requests, remembers them and knows until when their answers are waited for. */
@Component
class SupplierRequests {

    private final SupplierMessages messages;
    private final SentRequests sent;
    private final TenantSettings settings;
    private final Clock clock;

    SupplierRequests(SupplierMessages messages, SentRequests sent, TenantSettings settings, Clock clock) {
        this.messages = messages;
        this.sent = sent;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the previous supplier has accepted to end his contract. */
    boolean isTerminated(Contract contract) {
        return last(contract, "55016")
                .map(SentRequest::answer)
                .map(a -> a != null && a.accepted())
                .orElse(false);
    }

    Optional<SentRequest> last(Contract contract, String... pids) {
        return sent.latest(contract.tenant(), contract.id(), pids);
    }

    Instant terminate(Contract contract) {
        var previous = contract.previousSupplier();
        if (previous == null)
            throw new IllegalStateException("Contract " + contract.id() + " has no previous supplier");
        var end = contract.supply().from();
        remember(contract, messages.terminate(contract, previous, end), "55016", end);
        return tolerated(contract, SupplierDeadlines.terminationAnswer(clock.instant()));
    }

    Instant register(Contract contract, Customer customer) {
        var group = settings.get(contract.tenant(), SupplierSettings.BALANCING_GROUP);
        if (group.isBlank()) {
            throw new IllegalStateException("Supplier " + contract.tenant() + " has no balancing group: set "
                    + SupplierSettings.BALANCING_GROUP.key());
        }
        var moveIn = contract.origin() == OrderKind.MOVE_IN;
        var id = messages.register(contract, customer, group, moveIn);
        remember(contract, id, "55001", contract.supply().from());
        return tolerated(contract, SupplierDeadlines.registrationAnswer(clock.instant()));
    }

    Instant deregister(Contract contract, LocalDate end, String reason) {
        remember(contract, messages.deregister(contract, end, reason), "55004", end);
        return tolerated(contract, SupplierDeadlines.deregistrationAnswer(clock.instant()));
    }

    void tellCustomer(Contract contract, Customer customer, @Nullable MarketPartnerId meteringOperator) {
        messages.tellCustomer(contract, customer, contract.gridOperator(), "55109");
        if (meteringOperator == null) {
            throw new IllegalStateException(
                    "Contract " + contract.id() + " has no metering operator: 55002 named none");
        }
        messages.tellCustomer(contract, customer, meteringOperator, "55110");
    }

    private void remember(Contract contract, String transactionId, String pid, LocalDate date) {
        sent.add(new SentRequest(contract.tenant(), transactionId, contract.id(), pid, date, clock.instant(), null));
    }

    private Instant tolerated(Contract contract, Instant limit) {
        return limit.plus(settings.get(contract.tenant(), SupplierSettings.ANSWER_TOLERANCE));
    }
}
