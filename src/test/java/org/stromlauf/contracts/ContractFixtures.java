package org.stromlauf.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Contracts and orders for tests. */
public final class ContractFixtures {

    public static final TenantId TENANT = TenantId.of("supplier-old");
    public static final MarketLocationId LOCATION = MarketLocationId.of("51238696781");
    public static final MarketPartnerId GRID = MarketPartnerId.of("9900000000003");
    public static final MarketPartnerId PREVIOUS = MarketPartnerId.of("9900000000002");

    private ContractFixtures() {}

    public static ContractTerms terms(NoticePeriod notice, @Nullable LocalDate boundUntil) {
        return terms(notice, boundUntil, ContractTerms.SupplyKind.CONTRACT, false);
    }

    public static ContractTerms terms(
            NoticePeriod notice,
            @Nullable LocalDate boundUntil,
            ContractTerms.SupplyKind kind,
            boolean powerOfAttorney) {
        return new ContractTerms(
                "household-fix",
                notice,
                boundUntil,
                powerOfAttorney,
                kind,
                Energy.ofKwh(new BigDecimal(3500)),
                ContractTerms.MeteringKind.REGISTER,
                ContractTerms.BillingInterval.YEARLY);
    }

    public static Contract active(ContractTerms terms) {
        return contract(ContractState.ACTIVE, terms, DateRange.startingAt(LocalDate.of(2025, 1, 1)));
    }

    public static Contract contract(ContractState state, ContractTerms terms, DateRange supply) {
        return new Contract(
                TENANT,
                new ContractId(new UUID(0, 1)),
                "V000000001",
                new CustomerId(new UUID(0, 2)),
                LOCATION,
                GRID,
                OrderKind.SWITCH,
                null,
                terms,
                state,
                supply,
                null,
                0);
    }

    public static Order order(OrderKind kind, MarketLocationId location, LocalDate start, ContractTerms terms) {
        return new Order(
                new Order.NewCustomer(
                        CustomerName.person("Erika", "Muster"),
                        new PostalAddress("Hauptstraße", "12a", "10115", "Berlin", "DE"),
                        "erika.muster@example.org",
                        new DirectDebitMandate(
                                "DE89370400440532013000", "Erika Muster", "M-1", LocalDate.of(2026, 10, 1))),
                kind,
                location,
                GRID,
                PREVIOUS,
                start,
                terms);
    }
}
