package org.stromlauf.metering.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.metering.ChangedValues.Filter;
import org.stromlauf.metering.ChangedValues.Kind;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.metering.ValueSubscriptions;
import org.stromlauf.metering.ValueSubscriptions.Subscription;
import org.stromlauf.metering.rest.ChangedValuesController.Changes;
import org.stromlauf.shared.TenantId;

/** Subscriptions of systems to changed values. */
@RestController
@RequestMapping("/api/tenants/{tenant}/meter-value-subscriptions")
@Tag(name = "Meter values", description = "Messwerte: readings, energy quantities and load profiles with their status")
class ValueSubscriptionsController {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
    private static final int MAX_CHANGES = 10_000;
    private static final int MAX_LOCATIONS = 100_000;

    /** What is subscribed to. */
    record SubscribedValues(
            @Schema(description = "Left out: all") @Nullable Set<Kind> kinds,
            @Schema(description = "Left out or empty: all; at most 100000", example = "[\"51238696781\"]") @Nullable
                    List<ReportingPoint> locations) {}

    /** A subscription. */
    record SubscriptionView(
            String name,
            Set<Kind> kinds,
            @Schema(description = "Empty: all") List<String> locations,
            @Schema(description = "All until here is confirmed") String confirmed,
            Instant createdAt) {}

    /** What the subscriber has dealt with. */
    record Confirmation(@Schema(description = "The next of what was read") @Nullable String next) {}

    private final ValueSubscriptions subscriptions;

    ValueSubscriptionsController(ValueSubscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @GetMapping
    @Operation(summary = "Lists the subscriptions")
    List<SubscriptionView> list(@PathVariable TenantId tenant) {
        return subscriptions.all(tenant).stream()
                .map(ValueSubscriptionsController::view)
                .toList();
    }

    @PutMapping("/{name}")
    @PreAuthorize("hasRole('CASE_WORKER')")
    @Operation(
            summary = "Subscribes to changed values, from now on",
            description = "The same name again changes what is subscribed to; it goes on where it was confirmed.")
    SubscriptionView put(
            @PathVariable TenantId tenant, @PathVariable String name, @RequestBody SubscribedValues wanted) {
        if (!NAME.matcher(name).matches()) throw ProblemException.invalid("metering.subscription-name", name);
        var kinds = wanted.kinds();
        var locations = wanted.locations() == null ? List.<ReportingPoint>of() : wanted.locations();
        if (locations.size() > MAX_LOCATIONS) {
            throw ProblemException.invalid("metering.subscription-locations", locations.size(), MAX_LOCATIONS);
        }
        var filter = new Filter(
                kinds == null || kinds.isEmpty() ? EnumSet.allOf(Kind.class) : EnumSet.copyOf(kinds),
                locations.stream().map(ReportingPoint::id).collect(Collectors.toSet()));
        return view(subscriptions.put(tenant, name, filter));
    }

    @GetMapping("/{name}")
    @Operation(summary = "Shows a subscription")
    SubscriptionView show(@PathVariable TenantId tenant, @PathVariable String name) {
        return view(get(tenant, name));
    }

    @DeleteMapping("/{name}")
    @PreAuthorize("hasRole('CASE_WORKER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends a subscription")
    void remove(@PathVariable TenantId tenant, @PathVariable String name) {
        if (!subscriptions.remove(tenant, name)) throw unknown(name);
    }

    @GetMapping("/{name}/changes")
    @Operation(
            summary = "Tells what changed and is not confirmed yet, in the order in which it was kept",
            description =
                    "Each change is told from some 30 seconds after it was kept until it is confirmed. Withdrawals of documents "
                            + "(CANCELLATION) name no location and are told to subscribers of some locations, too.")
    Changes changes(
            @PathVariable TenantId tenant,
            @PathVariable String name,
            @RequestParam(defaultValue = "500") @Schema(description = "At most 10000") int limit) {
        if (limit < 1 || limit > MAX_CHANGES) throw ProblemException.invalid("metering.changes-limit", limit);
        var page = subscriptions.unconfirmed(tenant, get(tenant, name), limit);
        return new Changes(
                page.changes().stream().map(ChangedValuesController::view).toList(),
                page.next().toString(),
                page.more());
    }

    @PostMapping("/{name}/confirmations")
    @PreAuthorize("hasRole('CASE_WORKER')")
    @Operation(
            summary = "Confirms all that was told until a cursor",
            description = "What was confirmed before stays confirmed.")
    SubscriptionView confirm(
            @PathVariable TenantId tenant, @PathVariable String name, @RequestBody Confirmation confirmation) {
        var known = get(tenant, name);
        var next = confirmation.next();
        subscriptions.confirm(tenant, known.name(), ChangedValuesController.cursor(next == null ? "" : next));
        return view(get(tenant, name));
    }

    private Subscription get(TenantId tenant, String name) {
        return subscriptions.find(tenant, name).orElseThrow(() -> unknown(name));
    }

    private static ProblemException unknown(String name) {
        return ProblemException.notFound("metering.subscription-unknown", name);
    }

    private static SubscriptionView view(Subscription subscription) {
        return new SubscriptionView(
                subscription.name(),
                new TreeSet<>(subscription.filter().kinds()),
                subscription.filter().locations().stream().sorted().toList(),
                subscription.toldUntil().toString(),
                subscription.createdAt());
    }
}
