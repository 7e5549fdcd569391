package org.stromlauf.metering.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.metering.ReadingOrders;
import org.stromlauf.metering.ReadingOrders.ReadingOrder;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.metering.ValueInquiries.State;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** Readings that are ordered from metering operators. */
@RestController
@RequestMapping("/api/tenants/{tenant}/meter-values/{location}/reading-orders")
@Tag(name = "Meter values", description = "Messwerte: readings, energy quantities and load profiles with their status")
class ReadingOrdersController {

    /** A reading that is wanted. */
    record Wanted(
            @Schema(example = "9900000000005") @Nullable MarketPartnerId meteringOperator,
            @Schema(
                            example = "2026-12-01",
                            description = "What the meters show at the beginning of that day, past or to come")
                    @Nullable
                    LocalDate day) {}

    /** An order and what became of it. */
    record OrderView(
            @Schema(description = "Number of the ORDERS") String document,
            MarketPartnerId meteringOperator,
            LocalDate day,
            Instant sentAt,
            @Schema(description = "Last day on which the reading has to be told") LocalDate due,
            State state,
            @Schema(example = "Z19", description = "Z19: for that day there is none") @Nullable String refusal) {

        static OrderView of(ReadingOrder order) {
            return new OrderView(
                    order.document(),
                    order.operator(),
                    order.day(),
                    order.sentAt(),
                    order.due(),
                    order.state(),
                    order.refusal());
        }
    }

    private final ReadingOrders orders;

    ReadingOrdersController(ReadingOrders orders) {
        this.orders = orders;
    }

    @GetMapping
    @Operation(summary = "Lists what was ordered of a metering location, the newest first, with the state of each")
    List<OrderView> list(@PathVariable TenantId tenant, @PathVariable ReportingPoint location) {
        return orders.of(tenant, meteringLocation(location)).stream()
                .map(OrderView::of)
                .toList();
    }

    @PostMapping
    @PreAuthorize("hasRole('CASE_WORKER')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Orders what the meters of a metering location show on a day (17004)",
            description =
                    "For suppliers and grid operators of electricity; answered by the reading (13017) or refused (19007).")
    OrderView order(@PathVariable TenantId tenant, @PathVariable ReportingPoint location, @RequestBody Wanted wanted) {
        if (!orders.mayOrder(tenant)) throw ProblemException.conflict("metering.reading-order-role");
        var id = meteringLocation(location);
        var operator = wanted.meteringOperator();
        var day = wanted.day();
        if (operator == null) throw invalid("meteringOperator");
        if (day == null || !orders.isKept(day)) throw invalid("day");
        var document = orders.order(tenant, id, operator, day);
        return orders.of(tenant, id).stream()
                .filter(o -> o.document().equals(document))
                .map(OrderView::of)
                .findFirst()
                .orElseThrow();
    }

    private static MeteringLocationId meteringLocation(ReportingPoint location) {
        if (!location.isMeteringLocation()) throw invalid("location");
        return MeteringLocationId.of(location.id());
    }

    private static ProblemException invalid(String field) {
        return ProblemException.invalid("metering.reading-order-field", field);
    }
}
