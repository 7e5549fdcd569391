package org.stromlauf.supply;

import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractFixtures;
import org.stromlauf.contracts.ContractTerms;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.Order;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.Grid;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.marketcomm.Journal;
import org.stromlauf.marketcomm.JournalledTransaction;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.gridoperator.ExecutionSettings;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.workflow.MarketClock;
import org.stromlauf.workflow.Schedules;

/** A supplier, a grid operator that cuts by itself and a metering operator that is asked: who takes part in a disconnection. */
public final class ConnectionMarket {

    public final Tenant supplier;
    public final Tenant grid;
    public final Tenant metering;

    private final ApplicationContext context;
    private final int number;
    private int locations;

    /** @param number two digits, of this market alone */
    public ConnectionMarket(ApplicationContext context, String name, int number) {
        this.context = context;
        this.number = number;
        supplier = tenant(name + "-lf", 1, Role.SUPPLIER);
        grid = tenant(name + "-nb", 2, Role.GRID_OPERATOR);
        metering = tenant(name + "-msb", 3, Role.METERING_OPERATOR);
        for (var tenant : List.of(supplier, grid, metering)) {
            bean(Tenants.class).add(tenant);
            bean(TenantSettings.class).set(tenant.id(), ContactPoint.PHONE, "+4934112345");
        }
        bean(ExecutionSettings.class).set(grid.id(), new ExecutionSettings.Settings(true, true));
        var area = new Grid(
                grid.marketPartnerId(),
                supplier.marketPartnerId(),
                MarketPartnerId.of("9900000000006"),
                "11YDEMO-BG-----K",
                "10YDE-VE-------2");
        for (var tenant : List.of(grid, metering)) bean(Locations.class).defineGrid(tenant.id(), area);
        // What is not looked at costs a test's time every day.
        bean(Schedules.class).remove(metering.id(), "metering.daily-deliveries");
    }

    private Tenant tenant(String id, int last, Role role) {
        var partner = MarketPartnerId.of("99000000%02d%03d".formatted(number, last));
        return new Tenant(TenantId.of(id), id, partner, role, Commodity.ELECTRICITY, true);
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A household that the supplier has supplied for some months. */
    public Contract household() {
        var location = MarketLocationId.withCheckDigit("513%02d%05d".formatted(number, ++locations));
        var from = MarketCalendar.day(bean(MarketClock.class).instant()).minusMonths(10);
        for (var tenant : List.of(grid, metering)) {
            bean(Locations.class).register(tenant.id(), bundle(location), from);
            bean(Assignments.class)
                    .assign(
                            tenant.id(),
                            location,
                            supplier.marketPartnerId(),
                            DateRange.startingAt(from),
                            "supplied before the test");
        }
        return bean(OrderIntake.class).takeOver(supplier.id(), order(location, from), from);
    }

    private Order order(MarketLocationId location, LocalDate from) {
        var order = ContractFixtures.order(OrderKind.SWITCH, location, from, terms());
        var customer = order.customer();
        // Who pays by transfer: nothing is collected while a test's time passes.
        return new Order(
                new Order.NewCustomer(customer.name(), customer.address(), customer.email(), null),
                order.kind(),
                location,
                grid.marketPartnerId(),
                null,
                from,
                order.terms());
    }

    /** A product that the program brings, for what a year costs is asked. */
    private static ContractTerms terms() {
        var like = ContractFixtures.terms(NoticePeriod.weeks(2), null);
        return new ContractTerms(
                "household-all-inclusive",
                like.notice(),
                null,
                false,
                like.kind(),
                like.yearlyConsumption(),
                like.metering(),
                like.billing());
    }

    private LocationBundle bundle(MarketLocationId location) {
        var like = LocationFixtures.bundle();
        var market = like.market();
        var meter = like.metering().get(0);
        return new LocationBundle(
                new MarketLocation(
                        location,
                        market.direction(),
                        market.status(),
                        market.address(),
                        market.connectionUser(),
                        metering.marketPartnerId(),
                        market.gridData(),
                        null),
                List.of(new MeteringLocation(
                        MeteringLocationId.of("DE0000320411%02d".formatted(number) + "%019d".formatted(locations)),
                        metering.marketPartnerId(),
                        meter.kind(),
                        "1EMH%02d%08d".formatted(number, locations),
                        meter.registers())),
                List.of());
    }

    /** What a tenant has sent, oldest first, without acknowledgements: PIDs. */
    public List<String> sent(Tenant tenant) {
        return transactions(tenant, "OUT").stream()
                .map(JournalledTransaction::pid)
                .filter(p -> p != null)
                .toList();
    }

    public List<JournalledTransaction> transactions(Tenant tenant, String direction) {
        var search = new Journal.Search(null, null, direction, null, null, 500);
        var found = new java.util.ArrayList<>(bean(Journal.class).search(tenant.id(), search));
        java.util.Collections.reverse(found);
        return found;
    }
}
