package org.stromlauf.contracts.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.contracts.ContractTerms;
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.contracts.DirectDebitMandate;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.Order;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.contracts.PostalAddress;
import org.stromlauf.contracts.rest.ContractsController.ContractView;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenants;

@RestController
@RequestMapping("/api/tenants/{tenant}/orders")
@Tag(name = "Orders", description = "Aufträge: customers who want to be supplied")
class OrdersController {

    /** An order as a web shop sends it. */
    record OrderRequest(
            @Schema(description = "Warum: Wechsel mit Kündigung durch uns, Wechsel, Einzug") OrderKind kind,
            @Schema(example = "51238696781", description = "MaLo-ID") MarketLocationId location,
            @Schema(example = "9900000000003", description = "MP-ID of the grid operator, from the identification")
                    MarketPartnerId gridOperator,
            @Schema(example = "9900000000002", description = "MP-ID, if known") @Nullable
                    MarketPartnerId previousSupplier,
            @Schema(example = "2026-11-01", description = "Gewünschter Lieferbeginn; zu früh wird frühestmöglich")
                    LocalDate start,
            CustomerRequest customer,
            TermsRequest terms) {}

    /** Who orders: {@code firstName} is empty for a company. */
    record CustomerRequest(
            CustomerName.Kind kind,
            @Schema(example = "Erika") @Nullable String firstName,
            @Schema(example = "Muster") String surname,
            PostalAddress address,
            @Schema(example = "erika.muster@example.org") String email,
            @Nullable DirectDebitMandate mandate) {}

    /** What is agreed. */
    record TermsRequest(
            @Schema(example = "household-fix") String product,
            NoticePeriod notice,
            @Schema(example = "2027-11-01", description = "Ende der Erstlaufzeit") @Nullable LocalDate boundUntil,
            @Schema(example = "3500000", description = "Expected use of a year in Wh") Energy yearlyConsumption,
            ContractTerms.MeteringKind metering,
            ContractTerms.BillingInterval billing,
            @Schema(example = "2027-11-01", description = "Erster Tag nach der Preisgarantie") @Nullable
                    LocalDate pricesGuaranteedUntil) {}

    /** A contract that is supplied already, as another system kept it. */
    record TakenOverRequest(
            @Schema(description = "start = first day of supply, in the past") OrderRequest order,
            @Schema(description = "Where it is measured: readings belong to these registers")
                    List<MeteringPoint> meteringPoints) {}

    private static final int LONGEST_KEY = 100;

    private final OrderIntake intake;
    private final LocationRecords locations;
    private final Tenants tenants;
    private final Clock clock;

    OrdersController(OrderIntake intake, LocationRecords locations, Tenants tenants, Clock clock) {
        this.intake = intake;
        this.locations = locations;
        this.tenants = tenants;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('CASE_WORKER', 'OPERATOR')")
    @Operation(summary = "Orders supply: a pending contract, and the process that registers it")
    ContractView order(
            @PathVariable TenantId tenant,
            @Parameter(
                            description =
                                    "Chosen by who orders: sent again by the same key, the order is answered with the"
                                            + " contract that it made, and not placed twice",
                            example = "shop-2026-000815")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @RequestBody OrderRequest request) {
        requireSupplier(tenant);
        var order = order(request);
        if (key == null) return ContractView.of(intake.place(tenant, order));
        requireRight(key);
        return ContractView.of(intake.placeOnce(tenant, key, order)
                .orElseThrow(() -> ProblemException.conflict("contracts.order-key-used", key)));
    }

    @PostMapping("/taken-over")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('CASE_WORKER', 'OPERATOR')")
    @Transactional
    @Operation(summary = "Takes over a contract that is supplied already: no message is sent")
    ContractView takeOver(
            @PathVariable TenantId tenant,
            @Parameter(
                            description = "The contract's number in the system it comes from: it is taken over once",
                            example = "altsystem-4711")
                    @RequestHeader(name = "Idempotency-Key")
                    String key,
            @RequestBody TakenOverRequest request) {
        requireSupplier(tenant);
        requireRight(key);
        var order = order(request.order());
        var today = MarketCalendar.day(clock.instant());
        if (order.start().isAfter(today))
            throw ProblemException.invalid("contracts.taken-over-in-future", order.start());
        var contract = intake.takeOverOnce(tenant, key, order, today)
                .orElseThrow(() -> ProblemException.conflict("contracts.order-key-used", key));
        request.meteringPoints().forEach(point -> locations.take(tenant, contract.id(), point));
        return ContractView.of(contract);
    }

    private void requireSupplier(TenantId tenant) {
        if (tenants.get(tenant).role() != Role.SUPPLIER)
            throw ProblemException.conflict("contracts.no-supplier", tenant);
    }

    private static void requireRight(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY)
            throw ProblemException.invalid("contracts.order-key-wrong", LONGEST_KEY);
    }

    private static Order order(OrderRequest request) {
        var customer = request.customer();
        var terms = request.terms();
        var firstName = customer.firstName() == null ? "" : customer.firstName();
        return new Order(
                new Order.NewCustomer(
                        new CustomerName(customer.kind(), customer.surname(), firstName),
                        customer.address(),
                        customer.email(),
                        customer.mandate()),
                request.kind(),
                request.location(),
                request.gridOperator(),
                request.previousSupplier(),
                request.start(),
                new ContractTerms(
                        terms.product(),
                        terms.notice(),
                        terms.boundUntil(),
                        false,
                        ContractTerms.SupplyKind.CONTRACT,
                        terms.yearlyConsumption(),
                        terms.metering(),
                        terms.billing(),
                        terms.pricesGuaranteedUntil()));
    }
}
