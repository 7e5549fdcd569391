package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.billing.BillingFactory;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.LocationData;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.metering.ReceivedValues.Counted;
import org.stromlauf.rating.RatedLine;
import org.stromlauf.retail.BillRun.Origin;
import org.stromlauf.retail.BillRuns.Start;
import org.stromlauf.retail.TestBills.Wanted;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.StromlaufTest;

/** A price changes between two readings: the energy before and after follows the load profile (StromGVV §12(2)). */
@StromlaufTest
class ProrationTests {

    private static final String TARIFF =
            """
            product: change
            name: Wechsel
            reference: {energy: 40, base: 0, source: Preisblatt}
            components:
              - key: energy
                label: Arbeitspreis
                kind: ENERGY
                prices: [{from: 2025-01-01, to: 2026-01-01, price: 30}, {from: 2026-01-01, price: 40}]
              - key: sun
                label: Einspeisung
                kind: ENERGY
                register: feed-in
                credit: true
                prices: [{from: 2025-01-01, to: 2026-01-01, price: 8}, {from: 2026-01-01, price: 7}]
            """;

    private static final Counted FED_IN = new Counted("13019", "1-1:2.9.0");

    @Autowired
    private TestBills suppliers;

    @Autowired
    private TestRuns testRuns;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private LocationRecords records;

    @Autowired
    private ProductEditing editing;

    @Autowired
    private BillingFactory factory;

    @Autowired
    private ContractBills bills;

    @Autowired
    private BillRuns runs;

    /** 3,650 kWh from October to September; evenly 92 days would be 920 kWh. */
    @Test
    void theWinterBeforeTheChangeHasMoreThanItsDays() {
        var lines = billed("H25");

        var winter = lines.get(0).quantity();
        assertThat(winter).isBetween(new BigDecimal("960"), new BigDecimal("1080"));
        assertThat(winter.add(lines.get(1).quantity())).isEqualByComparingTo("3650");
        assertThat(lines.get(0).operands().quantitySources())
                .singleElement()
                .asString()
                .endsWith("anteilig nach Lastprofil H25");
    }

    @Test
    void withoutAKnownProfileTheDaysDecide() {
        assertThat(billed(null)).first().satisfies(l -> assertThat(l.quantity()).isEqualByComparingTo("920"));
    }

    /** What the sun gives does not follow the customer's profile: 365 kWh, 92 of them in 92 days. */
    @Test
    void whatIsFedInIsDividedByDays() {
        var lines =
                billed("H25").stream().filter(l -> l.component().equals("sun")).toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).quantity()).isEqualByComparingTo("92");
    }

    private List<RatedLine> billed(@org.jspecify.annotations.Nullable String profile) {
        var tenant = suppliers.open(Commodity.ELECTRICITY);
        assertThat(editing.store(tenant, "change", TARIFF, 0, "clerk"))
                .isInstanceOf(ProductEditing.Edited.Stored.class);
        Contract contract = suppliers.supply(tenant, Wanted.yearly("change"));
        if (profile != null) records.take(tenant, contract.id(), profile(profile));
        received.quantity(tenant, contract.location(), TestBills.YEAR, "3650");
        received.quantity(tenant, contract.location(), FED_IN, TestBills.YEAR, "365");
        testRuns.bill(tenant, "first");
        assertThat(runs.startAll(tenant, "second", Origin.REQUEST)).isInstanceOf(Start.NothingToBill.class);
        var bill = bills.last(tenant, contract.id()).orElseThrow();
        return factory.find(tenant, bill.key()).orElseThrow().bill().lines();
    }

    private static LocationData profile(String name) {
        return new LocationData(null, null, null, null, name, null, null, null, null, null, null, null);
    }
}
