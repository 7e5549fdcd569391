package org.stromlauf.retail;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.contracts.Contract;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.Api;
import org.stromlauf.testing.StromlaufTest;

/** Traits, budgets, collective bills and price changes over HTTP: right use, what is wrong by field, and who may not. */
@StromlaufTest
class BillingFaultsTests {

    private static final String NOBODY = "7f0c2a9e-3c55-4d8e-9a36-1d2b7c0a5e41";

    private static final String TRAIT = """
            {"from": "2026-01-01", "source": "Formblatt vom 02.03.2026"}""";
    private static final String BUDGET =
            """
            {"measure": "ENERGY", "scope": "CONTRACT", "of": "V-1", "from": "2026-01-01", "to": "2027-01-01",
             "amount": 3500, "thresholds": [80, 100]}""";
    private static final String ENTRY =
            """
            {"reference": "reading-1", "kind": "USE", "day": "2026-03-01", "amount": 2900}""";
    private static final String COLLECTIVE =
            """
            {"key": "S-1", "customer": "K-1", "purchaseOrder": "PO-1", "sites": [
              {"site": "Leipzig", "costCentre": "KST-1", "costCentres": {"base": "KST-2"}, "order":
               {"contract": "V-1", "from": "2026-01-01", "to": "2026-02-01",
                "sheet": {"product": "foreign", "name": "Fremd", "components": [
                  {"key": "energy", "label": "Arbeitspreis", "kind": "ENERGY",
                   "prices": [{"from": "2026-01-01", "price": 30.00}]},
                  {"key": "base", "label": "Grundpreis", "kind": "BASE", "per": "MONTH",
                   "prices": [{"from": "2026-01-01", "price": 10.00}]}]},
                "usage": [{"from": "2026-01-01", "to": "2026-02-01", "kwh": 1000, "source": "Ablesung"}]}}]}""";
    private static final String LATER =
            """
            "later": [{"from": "2026-01-16", "costCentre": "KST-3"}], "order\":""";
    private static final String CHANGE =
            """
            {"content": "product: household-all-inclusive", "basis": 0, "effective": "2030-01-01", "reason": "Netzentgelte"}""";

    /** The right request of each kind; {@code CONTRACT} stands for a contract's id. */
    private static final Map<String, String[]> RIGHT = Map.of(
            "trait", new String[] {"PUT", "/contracts/CONTRACT/traits/enfg-22", TRAIT},
            "budget", new String[] {"PUT", "/billing/budgets/b-1", BUDGET},
            "entry", new String[] {"POST", "/billing/budgets/known/entries", ENTRY},
            "collective", new String[] {"POST", "/billing/collective-bills", COLLECTIVE},
            "change", new String[] {"POST", "/products/household-all-inclusive/price-changes", CHANGE});

    @Autowired
    private MockMvc web;

    @Autowired
    private Users users;

    @Autowired
    private TestBills suppliers;

    private TenantId tenant;
    private Api clerk;
    private Contract contract;

    @BeforeEach
    void aSupplierWithAContractAndABudget() throws Exception {
        tenant = suppliers.open(Commodity.ELECTRICITY);
        clerk = Api.of(web, users, tenant, UserRole.BILLING_CLERK);
        contract = suppliers.household(tenant);
        clerk.put("/billing/budgets/known", BUDGET).andExpect(status().isNoContent());
    }

    @Test
    void whatIsRightIsDoneAndDoneAgainChangesNothing() throws Exception {
        for (int i = 0; i < 2; i++) {
            send(clerk, "trait", Map.of()).andExpect(status().isNoContent());
            send(clerk, "entry", Map.of())
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.used").value(2900))
                    .andExpect(jsonPath("$.reached[0]").value(80));
            send(clerk, "collective", Map.of())
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.bill.net").value(310.00))
                    .andExpect(jsonPath("$.bill.costCentres[1].costCentre").value("KST-2"));
        }
        clerk.get("/contracts/" + contract.id() + "/traits")
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].trait").value("enfg-22"));
        clerk.get("/billing/collective-bills/S-1")
                .andExpect(jsonPath("$.purchaseOrder").value("PO-1"))
                .andExpect(jsonPath("$.sites[0].vatShare").value(58.90));
    }

    /** 1,000 kWh × 30 ct + 10.00 = 310.00, however it is divided. */
    @Test
    void aSiteOfAForeignCollectiveBillHasAnotherCostCentreFromADayOn() throws Exception {
        send(clerk, "collective", Map.of("\"order\":", LATER))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.bill.net").value(310.00))
                .andExpect(jsonPath("$.bill.costCentres[*].costCentre", hasItem("KST-3")))
                .andExpect(jsonPath("$.bill.sites[0].later[0].from").value("2026-01-16"));
    }

    @Test
    void whatIsCountedOtherwiseUnderItsReferenceIsRefused() throws Exception {
        send(clerk, "entry", Map.of()).andExpect(status().isOk());
        send(clerk, "entry", Map.of("2900", "2901"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("'reading-1' was counted")));
    }

    @ParameterizedTest(name = "{0}: {2} → {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "trait | \"from\": \"2026-01-01\" | \"from\": \"1.1.2026\" | 2026-01-01",
                "trait | \"from\": \"2026-01-01\", | | from",
                "trait | Formblatt vom 02.03.2026 | | names its source",
                "trait | \"source\" | \"to\": \"2025-01-01\", \"source\" | ends not before it begins",
                "trait | \"source\" | \"sauce\" | source",
                "budget | ENERGY | WATER | ENERGY",
                "budget | \"of\": \"V-1\", | | 'of' is missing",
                "budget | \"V-1\" | \" \" | 'of'",
                "budget | 3500 | -1 | more than nothing",
                "budget | 3500 | 0.0001 | three decimals",
                "budget | [80, 100] | [0] | thresholds of 1 to 1000 percent",
                "budget | [80, 100] | [null] | 'thresholds' has an empty entry",
                "budget | 2027-01-01 | 2026-01-01 | a first day and an end",
                "budget | \"amount\": 3500, | | 'amount' is missing",
                "budget | \"scope\" | \"scop\" | scop",
                "entry | 2900 | \"viel\" | amount",
                "entry | USE | ROB | USE",
                "entry | \"day\": \"2026-03-01\", | | 'day' is missing",
                "entry | USE | TOP_UP | no prepaid credit",
                "entry | 2026-03-01 | 2028-03-01 | 2028-03-01",
                "collective | \"key\": \"S-1\", | | 'key' is missing",
                "collective | \"site\": \"Leipzig\", | | 'site' is missing",
                "collective | \"costCentre\" | \"costCenter\" | sites[0].costCenter",
                "collective | 30.00 | \"dreißig\" | sites[0].order.sheet.components[0].prices[0].price",
                "collective | 2026-02-01 | 2025-02-01 | 2025-02-01",
                "collective | \"order\": | \"later\": [{\"from\": \"2026-01-01\"}], \"order\": | 'Leipzig'.later: 2026-01-01",
                "collective | \"order\": | \"later\": [{}], \"order\": | 'from' is missing",
                "collective | \"source\": \"Ablesung\" | \"sauce\": \"Ablesung\" | 'source' is missing",
                "change | \"effective\": \"2030-01-01\" | \"effective\": \"2030\" | effective",
                "change | \"effective\": \"2030-01-01\", | | effective",
                "change | Netzentgelte | | 'reason' is blank",
                "change | household-all-inclusive | other | 'name' is missing",
                "change | \"basis\": 0 | \"basis\": \"x\" | basis",
            })
    void whatIsWrongIsNamedAndNothingIsDone(String kind, String right, @Nullable String wrong, String named)
            throws Exception {
        var change = Map.of(right, wrong == null ? "" : wrong);
        send(clerk, kind, change)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(content().string(containsString(named)));
        clerk.get("/billing/budgets").andExpect(jsonPath("$.items", hasSize(1)));
        clerk.get("/billing/budgets/known").andExpect(jsonPath("$.used").value(0));
        clerk.get("/billing/collective-bills/S-1").andExpect(status().isNotFound());
        clerk.get("/contracts/" + contract.id() + "/traits").andExpect(jsonPath("$", hasSize(0)));
    }

    @Test
    void whatIsUnknownIsNotFound() throws Exception {
        clerk.put("/contracts/" + NOBODY + "/traits/enfg-22", TRAIT).andExpect(status().isNotFound());
        clerk.get("/contracts/" + NOBODY + "/traits").andExpect(status().isNotFound());
        clerk.post("/contracts/" + contract.id() + "/traits/enfg-22/end", "{\"end\": \"2026-02-01\"}")
                .andExpect(status().isNotFound());
        clerk.get("/billing/budgets/none").andExpect(status().isNotFound());
        clerk.post("/billing/budgets/none/entries", ENTRY).andExpect(status().isNotFound());
        clerk.get("/billing/collective-bills/none").andExpect(status().isNotFound());
        clerk.get("/products/none/price-changes/earliest").andExpect(status().isNotFound());
        clerk.post("/products/none/price-changes", CHANGE).andExpect(status().isNotFound());
        clerk.post("/contracts/" + NOBODY + "/price-change-cancellation", "").andExpect(status().isNotFound());
        clerk.post("/contracts/" + contract.id() + "/price-change-cancellation", "")
                .andExpect(status().isConflict());
        clerk.post("/billing/runs", "{\"key\": \"r\", \"frameworkContracts\": [\"none\"]}")
                .andExpect(status().isNotFound());
    }

    @Test
    void anotherTenantsUserAndWhoHasNotTheRoleAreRefused() throws Exception {
        var other = suppliers.open(Commodity.ELECTRICITY);
        var stranger = Api.of(web, users, other, UserRole.BILLING_CLERK).at(tenant);
        var auditor = Api.of(web, users, tenant, UserRole.AUDITOR);
        for (var kind : RIGHT.keySet()) {
            send(stranger, kind, Map.of()).andExpect(status().isForbidden());
            send(auditor, kind, Map.of()).andExpect(status().isForbidden());
        }
        // A contract of another tenant is as unknown as one that nobody has.
        var elsewhere = Api.of(web, users, other, UserRole.BILLING_CLERK);
        send(elsewhere, "trait", Map.of()).andExpect(status().isNotFound());
        send(elsewhere, "entry", Map.of()).andExpect(status().isNotFound());
        clerk.get("/contracts/" + contract.id() + "/traits").andExpect(jsonPath("$", hasSize(0)));
    }

    private ResultActions send(Api api, String kind, Map<String, String> change) throws Exception {
        var request = RIGHT.get(kind);
        var body = request[2];
        for (var replaced : change.entrySet()) {
            if (!body.contains(replaced.getKey())) throw new IllegalArgumentException(kind + " has no " + replaced);
            body = body.replace(replaced.getKey(), replaced.getValue());
        }
        var path = request[1].replace("CONTRACT", contract.id().toString());
        return request[0].equals("PUT") ? api.put(path, body) : api.post(path, body);
    }
}
