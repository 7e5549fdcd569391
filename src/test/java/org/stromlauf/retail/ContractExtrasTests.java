package org.stromlauf.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.contracts.Contract;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.retail.TestBills.Wanted;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.Api;
import org.stromlauf.testing.StromlaufTest;

/** Services and charging sessions of a contract stand in its bill, and in a bill that was made without them. */
@StromlaufTest
class ContractExtrasTests {

    private static final String TARIFF =
            """
            product: extras
            name: Laden
            reference: {energy: 30, base: 0, source: Preisblatt}
            components:
              - {key: energy, label: Arbeitspreis, kind: ENERGY, prices: [{from: 2025-01-01, price: 30}]}
              - {key: visit, label: Anfahrt, kind: SERVICE, unit: Stück, prices: [{from: 2025-01-01, price: 50}]}
              - {key: kwh, label: Ladestrom, kind: SESSION, unit: kWh, prices: [{from: 2025-01-01, price: 0.49}]}
            """;

    private static final String SESSION =
            "{\"start\": \"2026-02-03T10:00:00Z\", \"end\": \"2026-02-03T12:00:00Z\", \"kwh\": 20, \"parkingMinutes\": 10}";

    private static final String VISIT = "{\"component\": \"visit\", \"day\": \"2026-03-01\", \"quantity\": 2}";

    @Autowired
    private TestBills suppliers;

    @Autowired
    private TestRuns testRuns;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private ProductEditing editing;

    @Autowired
    private ContractBills bills;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Users users;

    private TenantId tenant = TenantId.of("aa");
    private Contract contract;

    @BeforeEach
    void supply() {
        tenant = suppliers.open(Commodity.ELECTRICITY);
        assertThat(editing.store(tenant, "extras", TARIFF, 0, "clerk"))
                .isInstanceOf(ProductEditing.Edited.Stored.class);
        contract = suppliers.supply(tenant, Wanted.yearly("extras"));
    }

    private Api clerk() {
        return Api.of(mvc, users, tenant, UserRole.BILLING_CLERK);
    }

    private String path(String rest) {
        return "/contracts/" + contract.id() + rest;
    }

    /** 1,000 kWh × 30 ct = 300.00; 20 kWh × 49 ct = 9.80; 2 × 50.00 = 100.00; 409.80 net, 487.66 gross. */
    @Test
    void theBillOfTheirDaysChargesThem() throws Exception {
        clerk().put(path("/charging-sessions/CDR-1"), SESSION).andExpect(status().isNoContent());
        clerk().put(path("/charging-sessions/CDR-1"), SESSION).andExpect(status().isNoContent());
        clerk().put(path("/services/A-1"), VISIT).andExpect(status().isNoContent());
        received.quantity(tenant, contract.location(), TestBills.YEAR, "1000");
        testRuns.bill(tenant, "first");

        assertThat(bills.last(tenant, contract.id()).orElseThrow().gross()).isEqualTo(Money.of("487.66"));
        clerk().get(path("/charging-sessions"))
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].kwh").value(20));
        clerk().get(path("/services")).andExpect(jsonPath("$[0].quantity").value(2));
    }

    /** 300.00 net are 357.00 gross; with the visits 400.00 and 476.00. */
    @Test
    void whatIsRecordedLateMakesTheBillAnew() throws Exception {
        received.quantity(tenant, contract.location(), TestBills.YEAR, "1000");
        testRuns.bill(tenant, "first");
        assertThat(bills.last(tenant, contract.id()).orElseThrow().gross()).isEqualTo(Money.of("357.00"));

        clerk().put(path("/services/A-1"), VISIT).andExpect(status().isNoContent());
        testRuns.bill(tenant, "second");

        var bill = bills.last(tenant, contract.id()).orElseThrow();
        assertThat(bill.occasion()).isEqualTo(Occasion.CORRECTION);
        assertThat(bill.gross()).isEqualTo(Money.of("476.00"));
    }

    @Test
    void somethingElseUnderAReferenceIsRefused() throws Exception {
        clerk().put(path("/services/A-1"), VISIT).andExpect(status().isNoContent());
        clerk().put(path("/services/A-1"), VISIT.replace(": 2", ": 3")).andExpect(status().isConflict());
        clerk().put(path("/charging-sessions/CDR-1"), SESSION).andExpect(status().isNoContent());
        clerk().put(path("/charging-sessions/CDR-1"), SESSION.replace(": 20", ": 21"))
                .andExpect(status().isConflict());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "services/A-1 | visit | drive | visit",
                "services/A-1 | 2026-03-01 | | day",
                "services/A-1 | : 2} | : 0} | quantity",
                "services/A-1 | : 2} | : 1e30} | quantity",
                "services/A-1 | 2026-03-01 | 2025-09-30 | 'day'",
                "charging-sessions/C | 2026-02-03T10 | 2025-09-30T10 | 'start'",
                "charging-sessions/C | 2026-02-03T12 | 2026-04-03T12 | 'end'",
                "charging-sessions/C | 20, | 1e30, | 'kwh'",
                "charging-sessions/C | 10} | 9223372036854775807} | 'parkingMinutes'",
                "charging-sessions/C | 12:00:00Z | 09:00:00Z | 'end'",
                "charging-sessions/C | 20, | -1, | 'kwh'",
                "charging-sessions/C | 10} | 500} | 'parkingMinutes'"
            })
    void whatIsWrongIsNamed(String path, String right, @org.jspecify.annotations.Nullable String wrong, String named)
            throws Exception {
        var body = path.startsWith("services") ? VISIT : SESSION;
        var changed = wrong == null ? body.replace("\"" + right + "\"", "null") : body.replace(right, wrong);
        clerk().put(path("/" + path), changed)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString(named)));
    }

    @Test
    void aProductWithoutSuchAComponentTakesNone() throws Exception {
        contract = suppliers.supply(tenant, Wanted.yearly("household-all-inclusive"));
        clerk().put(path("/charging-sessions/C"), SESSION).andExpect(status().isConflict());
        clerk().put(path("/services/A"), VISIT).andExpect(status().isBadRequest());
    }
}
