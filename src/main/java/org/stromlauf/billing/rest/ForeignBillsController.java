package org.stromlauf.billing.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.billing.BillCalculation;
import org.stromlauf.billing.BillComparison;
import org.stromlauf.billing.BillOutcome;
import org.stromlauf.billing.BillingFactory;
import org.stromlauf.billing.BillingFactory.Keyed;
import org.stromlauf.billing.BillingRequest;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/billing")
@Tag(name = "Foreign bills", description = "Abrechnung fremder Verträge: the caller brings contract, usage and prices")
class ForeignBillsController {

    private static final int MOST = 1000;
    private static final int MOST_KEY = 100;

    /** An order that is billed once under its key. */
    record KeyedOrder(
            @Schema(example = "V-4711.2026", description = "Idempotency key: the same key never gives a second bill")
                    String key,
            BillingRequest order) {

        KeyedOrder {
            key = checked(key, "key");
            if (order == null) throw new IllegalArgumentException("'order' is missing under the key '" + key + "'");
        }
    }

    /** Up to a thousand orders, billed in one transaction. */
    record Batch(List<KeyedOrder> orders) {

        Batch {
            if (orders == null || orders.contains(null)) {
                throw new IllegalArgumentException("'orders' is missing or has an empty entry (null)");
            }
        }
    }

    /** What became of an order. */
    record Outcome(
            String key,
            @Nullable BillView bill,
            @Schema(description = "Every reading and price that is missing; then nothing is billed")
                    List<String> missing) {}

    /** A bill that was wrong, and the order that is billed in its place. */
    record CorrectionRequest(
            @Schema(example = "V-4711.2026") String key,
            @Schema(example = "V-4711.2026.2", description = "Idempotency key of the new bill") String newKey,
            BillingRequest order) {

        CorrectionRequest {
            key = checked(key, "key");
            newKey = checked(newKey, "newKey");
            if (order == null) throw new IllegalArgumentException("'order' is missing: what is billed instead");
        }
    }

    private static String checked(@Nullable String key, String name) {
        if (key == null || key.isBlank() || key.length() > MOST_KEY) {
            throw new IllegalArgumentException(
                    "'" + name + "' has 1 to " + MOST_KEY + " characters, was '" + key + "'");
        }
        return key;
    }

    /** A cancellation, the new bill and what changed; or what is missing, and nothing was changed. */
    record CorrectionAnswer(
            @Nullable BillView cancellation,
            @Nullable BillView bill,
            @Nullable BillComparison comparison,
            List<String> missing) {}

    private final BillingFactory factory;
    private final ForeignOrders orders;

    ForeignBillsController(BillingFactory factory, ForeignOrders orders) {
        this.factory = factory;
        this.orders = orders;
    }

    @PostMapping("/orders")
    @ResponseStatus(HttpStatus.OK)
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(
            summary =
                    "Bills up to a thousand orders, each once under its key; what lacks a reading or a price is named and"
                            + " stops no other")
    List<Outcome> bill(@PathVariable TenantId tenant, @RequestBody Batch batch) {
        if (batch.orders().size() > MOST) {
            throw ProblemException.invalid("billing.order-invalid", "more than " + MOST + " orders");
        }
        var keyed = batch.orders().stream()
                .map(o -> new Keyed(o.key(), orders.order(tenant, o.order())))
                .toList();
        try {
            return outcomes(tenant, keyed, factory.billAll(tenant, keyed, new BillCalculation()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw ProblemException.conflict("billing.key-taken", String.valueOf(e.getMessage()));
        }
    }

    private List<Outcome> outcomes(TenantId tenant, List<Keyed> keyed, List<BillOutcome> outcomes) {
        var answers = new ArrayList<Outcome>();
        for (int i = 0; i < keyed.size(); i++) {
            var key = keyed.get(i).key();
            answers.add(
                    outcomes.get(i) instanceof BillOutcome.NotRatable notRatable
                            ? new Outcome(key, null, notRatable.missing())
                            : new Outcome(
                                    key, BillView.of(factory.find(tenant, key).orElseThrow()), List.of()));
        }
        return answers;
    }

    @PostMapping("/corrections")
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(summary = "Cancels a bill and bills anew, or neither; says what changed and why")
    CorrectionAnswer correct(@PathVariable TenantId tenant, @RequestBody CorrectionRequest request) {
        var wrong = factory.find(tenant, request.key())
                .orElseThrow(() -> ProblemException.notFound("billing.bill-unknown", request.key()));
        try {
            var order = orders.order(tenant, request.order());
            var correction = factory.correct(tenant, request.key(), request.newKey(), order);
            var cancellation = correction.cancellation();
            var bill = correction.bill();
            return cancellation == null || bill == null
                    ? new CorrectionAnswer(null, null, null, correction.missing())
                    : new CorrectionAnswer(
                            BillView.of(cancellation),
                            BillView.of(bill),
                            BillComparison.of(wrong.bill(), bill.bill()),
                            List.of());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw ProblemException.conflict("billing.key-taken", String.valueOf(e.getMessage()));
        }
    }
}
