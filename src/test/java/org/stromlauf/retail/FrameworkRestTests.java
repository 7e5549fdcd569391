package org.stromlauf.retail;

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
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.testing.Api;
import org.stromlauf.testing.StromlaufTest;

/** Framework contracts over HTTP: agreed, changed from a day on, with sites; what is wrong is named. */
@StromlaufTest
class FrameworkRestTests {

    private static final String NOBODY = "7f0c2a9e-3c55-4d8e-9a36-1d2b7c0a5e41";
    private static final String BRANCHES = "/framework-contracts/RV-1";

    @Autowired
    private MockMvc web;

    @Autowired
    private Users users;

    @Autowired
    private TestBills suppliers;

    private TenantId tenant;
    private Api clerk;
    private Contract site;

    @BeforeEach
    void aSupplierOfACompany() throws Exception {
        tenant = suppliers.open(Commodity.ELECTRICITY);
        clerk = Api.of(web, users, tenant, UserRole.BILLING_CLERK);
        site = suppliers.site(tenant, CustomerName.company("Filial AG"));
        clerk.put(BRANCHES, framework("MONTHLY")).andExpect(status().isOk());
    }

    @Test
    void isAgreedOnceAndChangedFromADayOn() throws Exception {
        clerk.put(BRANCHES, framework("MONTHLY")).andExpect(status().isOk());
        clerk.put(BRANCHES, framework("YEARLY"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("take another number")));
        clerk.post(
                        BRANCHES + "/terms",
                        "{\"from\": \"2026-07-01\", \"billing\": \"QUARTERLY\", \"purchaseOrder\": \"PO-2\"}")
                .andExpect(status().isOk());

        clerk.get(BRANCHES)
                .andExpect(jsonPath("$.terms", hasSize(2)))
                .andExpect(jsonPath("$.terms[0].purchaseOrder").value("PO-1"))
                .andExpect(jsonPath("$.terms[1].billing").value("QUARTERLY"));
        clerk.get("/framework-contracts").andExpect(jsonPath("$.items", hasSize(1)));
    }

    @Test
    void aSiteMovesToAnotherCostCentreFromADayOnAndLeaves() throws Exception {
        clerk.put(sitePath(), site("KST-1", "2026-01-01")).andExpect(status().isOk());
        clerk.put(sitePath(), site("KST-1", "2026-01-01")).andExpect(status().isOk());
        clerk.put(sitePath(), site("KST-2", "2026-03-01")).andExpect(status().isOk());
        clerk.post(sitePath() + "/leave", "{\"end\": \"2026-09-01\"}").andExpect(status().isOk());

        clerk.get(BRANCHES)
                .andExpect(jsonPath("$.sites", hasSize(2)))
                .andExpect(jsonPath("$.sites[0].to").value("2026-03-01"))
                .andExpect(jsonPath("$.sites[1].costCentre").value("KST-2"))
                .andExpect(jsonPath("$.sites[1].costCentres.metering").value("KST-9"))
                .andExpect(jsonPath("$.sites[1].to").value("2026-09-01"));
        clerk.put(sitePath(), site("KST-3", "2026-02-01"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("is recorded from 2026-03-01")));
        clerk.post(sitePath() + "/leave", "{\"end\": \"2027-01-01\"}").andExpect(status().isNotFound());
    }

    @Test
    void aContractIsASiteOfOneFrameworkContractAtATime() throws Exception {
        clerk.put(sitePath(), site("KST-1", "2026-01-01")).andExpect(status().isOk());
        clerk.put("/framework-contracts/RV-2", framework("MONTHLY")).andExpect(status().isOk());

        clerk.put("/framework-contracts/RV-2/sites/" + site.id(), site("KST-1", "2026-02-01"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("another framework contract")));
    }

    @Test
    void anAuthorityHasALeitwegIdAndAHouseholdNoFrameworkContract() throws Exception {
        var authority = suppliers.site(tenant, new CustomerName(CustomerName.Kind.PUBLIC, "Stadt Halle", ""));
        var household = suppliers.household(tenant);

        clerk.put("/framework-contracts/RV-3", framework("MONTHLY").replace(customer(site), customer(authority)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("'buyerReference' is missing")));
        clerk.put("/framework-contracts/RV-3", framework("MONTHLY").replace(customer(site), customer(household)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("'customer' is a private one")));
    }

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"from\": \"2026-01-01\" | \"from\": \"1.1.2026\" | from | write 2026-01-01",
                "\"from\": \"2026-01-01\", | | from | is missing",
                "\"billing\": \"MONTHLY\" | \"billing\": \"WEEKLY\" | billing | MONTHLY",
                "\"purchaseOrder\" | \"order\" | order | purchaseOrder",
            })
    void aWrongFieldIsNamed(String right, @org.jspecify.annotations.Nullable String wrong, String field, String message)
            throws Exception {
        clerk.put("/framework-contracts/RV-4", framework("MONTHLY").replace(right, wrong == null ? "" : wrong))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].message").value(containsString(message)));
        clerk.get("/framework-contracts/RV-4").andExpect(status().isNotFound());
    }

    @Test
    void whatIsUnknownIs404AndWhoMayNotIsRefused() throws Exception {
        clerk.get("/framework-contracts/none").andExpect(status().isNotFound());
        clerk.put(BRANCHES + "/sites/" + NOBODY, site("KST-1", "2026-01-01")).andExpect(status().isNotFound());
        clerk.put("/framework-contracts/RV-5", framework("MONTHLY").replace(customer(site), NOBODY))
                .andExpect(status().isNotFound());
        clerk.put("/framework-contracts/a.b", framework("MONTHLY")).andExpect(status().isBadRequest());
        clerk.put("/framework-contracts/RV-5", framework("MONTHLY").replace("PO-1", " "))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("'purchaseOrder' has 1 to 50 characters")));
        var other = suppliers.open(Commodity.ELECTRICITY);
        clerk.at(other).get("/framework-contracts").andExpect(status().isForbidden());
        Api.of(web, users, other, UserRole.BILLING_CLERK).get(BRANCHES).andExpect(status().isNotFound());
        var auditor = Api.of(web, users, tenant, UserRole.AUDITOR);
        auditor.put(BRANCHES, framework("MONTHLY")).andExpect(status().isForbidden());
        auditor.put(sitePath(), site("KST-1", "2026-01-01")).andExpect(status().isForbidden());
        auditor.get(BRANCHES).andExpect(status().isOk());
    }

    private String framework(String billing) {
        return """
                {"customer": "%s", "from": "2026-01-01", "billing": "%s", "purchaseOrder": "PO-1"}"""
                .formatted(customer(site), billing);
    }

    private static String customer(Contract contract) {
        return contract.customer().toString();
    }

    private String sitePath() {
        return BRANCHES + "/sites/" + site.id();
    }

    private static String site(String costCentre, String from) {
        return """
                {"name": "Filiale Leipzig", "costCentre": "%s", "costCentres": {"metering": "KST-9"}, "from": "%s"}"""
                .formatted(costCentre, from);
    }
}
