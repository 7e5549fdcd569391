package org.stromlauf.contracts.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.Page;
import org.stromlauf.access.PageQuery;
import org.stromlauf.access.ProblemException;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.Customer;
import org.stromlauf.contracts.CustomerId;
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.contracts.Customers;
import org.stromlauf.contracts.DirectDebitMandate;
import org.stromlauf.contracts.PostalAddress;
import org.stromlauf.contracts.rest.ContractsController.ContractView;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/customers")
@Tag(name = "Customers", description = "Kunden: who buys energy from this supplier")
class CustomersController {

    /** A customer as the API shows it. */
    record CustomerView(
            CustomerId id,
            @Schema(description = "Kundennummer") String number,
            CustomerName name,
            PostalAddress address,
            @Schema(example = "erika.muster@example.org") String email,
            @Nullable DirectDebitMandate mandate,
            @Schema(description = "What its bills name (BT-10), of an authority the Leitweg-ID") @Nullable
                    String buyerReference) {

        static CustomerView of(Customer customer) {
            return new CustomerView(
                    customer.id(),
                    customer.number(),
                    customer.name(),
                    customer.address(),
                    customer.email(),
                    customer.mandate(),
                    customer.buyerReference());
        }
    }

    /** What a customer sorts his bills by. */
    record ReferenceRequest(
            @Schema(example = "04011000-1234512345-06", description = "Of an authority the Leitweg-ID (BT-10)")
                    String buyerReference) {

        ReferenceRequest {
            if (buyerReference == null) throw new IllegalArgumentException("'buyerReference' is missing");
        }
    }

    private final Customers customers;
    private final Contracts contracts;

    CustomersController(Customers customers, Contracts contracts) {
        this.customers = customers;
        this.contracts = contracts;
    }

    @GetMapping
    @Operation(summary = "Lists customers by number")
    Page<CustomerView> list(@PathVariable TenantId tenant, @ParameterObject PageQuery page) {
        return page.read((after, limit) -> customers.page(tenant, after, limit), Customer::number)
                .map(CustomerView::of);
    }

    @GetMapping("/{customer}")
    @Operation(summary = "Shows a customer")
    CustomerView get(@PathVariable TenantId tenant, @PathVariable CustomerId customer) {
        return CustomerView.of(find(tenant, customer));
    }

    @PutMapping("/{customer}/buyer-reference")
    @PreAuthorize("hasAnyRole('CASE_WORKER', 'BILLING_CLERK')")
    @Operation(summary = "Sets what a customer's bills name; an authority's bills are XRechnung documents from then on")
    CustomerView refer(
            @PathVariable TenantId tenant, @PathVariable CustomerId customer, @RequestBody ReferenceRequest request) {
        var known = find(tenant, customer);
        try {
            return CustomerView.of(customers.refer(tenant, known.id(), request.buyerReference()));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("contracts.customer-invalid", String.valueOf(e.getMessage()));
        }
    }

    @GetMapping("/{customer}/contracts")
    @Operation(summary = "Lists a customer's contracts")
    List<ContractView> contracts(@PathVariable TenantId tenant, @PathVariable CustomerId customer) {
        return contracts.of(tenant, find(tenant, customer).id()).stream()
                .map(ContractView::of)
                .toList();
    }

    private Customer find(TenantId tenant, CustomerId customer) {
        return customers
                .find(tenant, customer)
                .orElseThrow(() -> ProblemException.notFound("contracts.customer-unknown", customer));
    }
}
