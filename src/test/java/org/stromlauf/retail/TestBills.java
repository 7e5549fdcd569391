package org.stromlauf.retail;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.ContractTerms.MeteringKind;
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.contracts.DirectDebitMandate;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.Order;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.contracts.PostalAddress;
import org.stromlauf.invoicing.Party.Contact;
import org.stromlauf.receivables.Creditor;
import org.stromlauf.receivables.Creditors;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.workflow.MarketClock;

/** Suppliers that bill, with contracts of all kinds, for tests of bills and runs. */
@Component
class TestBills {

    /** Every period lies in years whose levies are published. */
    static final LocalDate START = LocalDate.of(2025, 10, 1);

    static final LocalDate END = LocalDate.of(2026, 10, 1);
    static final DateRange YEAR = DateRange.of(START, END);
    static final MarketPartnerId GRID = MarketPartnerId.of("9521000000032");
    static final MeteringLocationId METER = MeteringLocationId.of("DE0000320410900000000000000047110");
    static final Seller SELLER = new Seller(
            "Prüfstrom GmbH", "Werkstraße 1", "04109", "Leipzig", "DE123456789", "Telefon 0341 123, hilfe@example.org");

    private int suppliers;
    private int locations;

    private final Tenants tenants;
    private final Sellers sellers;
    private final Creditors creditors;
    private final OrderIntake intake;
    private final MarketClock clock;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final LocationRecords records;

    TestBills(
            Tenants tenants,
            Sellers sellers,
            Creditors creditors,
            OrderIntake intake,
            MarketClock clock,
            JdbcClient jdbc,
            TransactionOperations transaction,
            LocationRecords records) {
        this.tenants = tenants;
        this.sellers = sellers;
        this.creditors = creditors;
        this.intake = intake;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.records = records;
    }

    /** What is agreed beside the usual: product, meter, interval, first day. */
    record Wanted(String product, MeteringKind metering, BillingInterval billing, LocalDate start) {

        static Wanted yearly(String product) {
            return new Wanted(product, MeteringKind.REGISTER, BillingInterval.YEARLY, START);
        }
    }

    synchronized TenantId open(Commodity commodity) {
        var tenant = TenantId.of("bills-" + ++suppliers);
        var partner = MarketPartnerId.of("9900001860" + "%03d".formatted(suppliers));
        tenants.add(new Tenant(tenant, "Prüfstrom GmbH", partner, Role.SUPPLIER, commodity, true));
        sellers.set(tenant, SELLER);
        sellers.setContact(tenant, new Contact("Kundenservice", "+49 341 123", "hilfe@example.org"));
        creditors.set(tenant, new Creditor("Prüfstrom GmbH", "DE98ZZZ09999999999", "DE89370400440532013000"));
        return tenant;
    }

    Contract supply(TenantId tenant, Wanted wanted) {
        return supply(tenant, wanted, "kunde@example.org");
    }

    Contract supply(TenantId tenant, Wanted wanted, String email) {
        return supply(tenant, terms(wanted, ContractTerms.SupplyKind.CONTRACT), wanted.start(), email);
    }

    static ContractTerms terms(Wanted wanted, ContractTerms.SupplyKind kind) {
        return new ContractTerms(
                wanted.product(),
                NoticePeriod.weeks(2),
                null,
                false,
                kind,
                Energy.ofKwh("3500"),
                wanted.metering(),
                wanted.billing());
    }

    Contract supply(TenantId tenant, ContractTerms terms, LocalDate start, String email) {
        var mandate = new DirectDebitMandate("DE89370400440532013000", "Erika Muster", "M-1", LocalDate.of(2025, 9, 1));
        return supply(
                tenant,
                terms,
                start,
                new Order.NewCustomer(CustomerName.person("Erika", "Muster"), address(), email, mandate));
    }

    /** A contract of a company or authority that pays by transfer: a meter of registers, billed monthly since January. */
    Contract site(TenantId tenant, CustomerName name) {
        var january = LocalDate.of(2026, 1, 1);
        var wanted = new Wanted("household-all-inclusive", MeteringKind.REGISTER, BillingInterval.MONTHLY, january);
        return supply(
                tenant,
                terms(wanted, ContractTerms.SupplyKind.CONTRACT),
                january,
                new Order.NewCustomer(name, address(), "einkauf@example.org", null));
    }

    private static PostalAddress address() {
        return new PostalAddress("Hauptstraße", "12a", "04109", "Leipzig", "DE");
    }

    private synchronized Contract supply(
            TenantId tenant, ContractTerms terms, LocalDate start, Order.NewCustomer customer) {
        var location = MarketLocationId.withCheckDigit("476" + "%07d".formatted(++locations));
        var order = new Order(customer, OrderKind.MOVE_IN, location, GRID, null, start, terms);
        return intake.takeOver(tenant, order, MarketCalendar.day(clock.instant()));
    }

    /** A household with a meter of one register. */
    Contract household(TenantId tenant) {
        return household(tenant, "kunde@example.org");
    }

    Contract household(TenantId tenant, String email) {
        var contract = supply(tenant, Wanted.yearly("household-all-inclusive"), email);
        records.take(
                tenant,
                contract.id(),
                new MeteringPoint(METER, null, List.of(new MeteringPoint.Register("1EMH0047110815", "1-0:1.8.0"))));
        return contract;
    }

    /** A household with an intelligent meter whose months follow the exchange, since September 2026. */
    Contract dynamic(TenantId tenant) {
        var start = LocalDate.of(2026, 9, 1);
        return supply(tenant, new Wanted("household-dynamic", MeteringKind.SMART, BillingInterval.MONTHLY, start));
    }

    /** Somebody else's bill stands under the key of this contract's bill, so that it cannot be stored. */
    void block(Contract contract) {
        var ignored = jdbc.sql(
                        """
                        insert into billing.bill (tenant, key, contract, product, period, plan, kernel, as_of, net, vat,
                            gross, lines)
                        values (:tenant, :key, 'another', 'p', '[2025-10-01,2025-10-02)', 'p', 1,
                            timestamptz '2026-01-01', 0, 0, 0, '[]')
                        """)
                .param("tenant", contract.tenant().value())
                .param("key", contract.number() + "." + END)
                .update();
    }

    void unblock(Contract contract) {
        transaction.executeWithoutResult(s -> {
            jdbc.sql("alter table billing.bill disable trigger bill_is_final").update();
            var ignored = jdbc.sql("delete from billing.bill where tenant = :tenant and key = :key")
                    .param("tenant", contract.tenant().value())
                    .param("key", contract.number() + "." + END)
                    .update();
            jdbc.sql("alter table billing.bill enable trigger bill_is_final").update();
        });
    }

    /** A job that failed is tried again. */
    void retry(List<String> jobs) {
        for (var job : jobs) {
            var ignored = jdbc.sql("update act_ru_job set retries_ = 1, duedate_ = null where id_ = :id")
                    .param("id", job)
                    .update();
        }
    }
}
