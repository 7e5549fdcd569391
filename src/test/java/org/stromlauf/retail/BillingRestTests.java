package org.stromlauf.retail;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractFixtures;
import org.stromlauf.contracts.ContractTerms;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.Order;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.metering.ReceivedValues;
import org.stromlauf.receivables.Creditor;
import org.stromlauf.receivables.Creditors;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.Api;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** What a billing clerk does over HTTP, and what others may not. */
@StromlaufTest
class BillingRestTests {

    private static final TenantId OURS = TenantId.of("billrest");
    private static final TenantId OTHERS = TenantId.of("billrest-other");
    private static final LocalDate START = LocalDate.of(2025, 10, 1);
    private static final DateRange YEAR = DateRange.of(START, LocalDate.of(2026, 10, 1));

    private static int locations;

    private Api clerk;

    @Autowired
    private MockMvc web;

    @Autowired
    private Users users;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Sellers sellers;

    @Autowired
    private Creditors creditors;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Work work;

    @BeforeEach
    void hostTwoSuppliersWithAClerkOfOne() {
        if (tenants.find(OURS).isEmpty()) host();
        clerk = Api.of(web, users, OURS, UserRole.BILLING_CLERK);
    }

    private void host() {
        tenants.add(
                new Tenant(OURS, "A", MarketPartnerId.of("9900000082001"), Role.SUPPLIER, Commodity.ELECTRICITY, true));
        tenants.add(new Tenant(
                OTHERS, "B", MarketPartnerId.of("9900000082002"), Role.SUPPLIER, Commodity.ELECTRICITY, true));
        sellers.set(OURS, new Seller("A GmbH", "Weg 1", "04109", "Leipzig", "DE123456789", "Telefon 0341 1"));
        creditors.set(OURS, new Creditor("A GmbH", "DE98ZZZ09999999999", "DE89370400440532013000"));
    }

    @Test
    void aClerkBillsAContractAndShowsWhyAndDownloadsTheDocument() throws Exception {
        var contract = household();
        received.quantity(OURS, contract.location(), YEAR, "3650");
        var key = contract.number() + ".2026-10-01";
        clerk.post("/contracts/" + contract.id() + "/bill-preview", "{\"to\": \"2026-10-01\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.from").value("2025-10-01"))
                .andExpect(jsonPath("$.gross").value(1354.49))
                .andExpect(jsonPath("$.lines[0].explanation").value(startsWith("Arbeitspreis vom 01.10.2025")));
        var run = "{\"key\": \"rest-1\", \"contracts\": [\"" + contract.id() + "\"]}";
        clerk.post("/billing/runs", run)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.running").value(true));
        work.runDue();

        clerk.post("/billing/runs", run).andExpect(status().isOk());
        clerk.get("/billing/runs/rest-1")
                .andExpect(jsonPath("$.running").value(false))
                .andExpect(jsonPath("$.contracts[0].state").value("BILLED"))
                .andExpect(jsonPath("$.contracts[0].contracts").value(1))
                .andExpect(jsonPath("$.billed.byOccasion", hasSize(1)))
                .andExpect(jsonPath("$.billed.byOccasion[0].occasion").value("Abrechnung"))
                .andExpect(jsonPath("$.billed.byOccasion[0].sum.bills").value(1))
                .andExpect(jsonPath("$.billed.byOccasion[0].sum.kwh").value(3650))
                .andExpect(jsonPath("$.billed.byOccasion[0].sum.gross").value(1354.49))
                .andExpect(jsonPath("$.billed.cancelled").value(nullValue()));
        received.correctedQuantity(OURS, contract.location(), YEAR, "4000");
        clerk.post("/billing/runs", run.replace("rest-1", "rest-2")).andExpect(status().isCreated());
        work.runDue();
        clerk.get("/billing/runs/rest-2")
                .andExpect(jsonPath("$.billed.byOccasion[0].occasion").value("Korrigierte Rechnung"))
                .andExpect(jsonPath("$.billed.byOccasion[0].sum.gross").value(1470.70))
                .andExpect(jsonPath("$.billed.cancelled.bills").value(1))
                .andExpect(jsonPath("$.billed.cancelled.gross").value(1354.49));
        clerk.get("/billing/bills/" + key)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.gross").value(1354.49));
        clerk.get("/billing/bills/" + key + "/lines/1/explanation")
                .andExpect(jsonPath("$.sentence").value(containsString("3.650 kWh × 27,9 ct/kWh = 1.018,35 € netto")))
                .andExpect(jsonPath("$.operands.kernel").value(org.stromlauf.rating.Kernel.VERSION));
        var number = "R" + MarketCalendar.day(clock.instant()).getYear() + "-0000001";
        clerk.get("/contracts/" + contract.id() + "/bills")
                .andExpect(jsonPath("$[0].invoice").value(number));
        clerk.get("/documents/" + number)
                .andExpect(jsonPath("$.due").value(1354.49))
                .andExpect(jsonPath("$.dispatch", hasSize(1)));
        clerk.get("/documents/" + number + "/pdf")
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.APPLICATION_PDF))
                .andExpect(content().string(startsWith("%PDF")));
        clerk.get("/documents/" + number + "/xml").andExpect(content().string(containsString("CrossIndustryInvoice")));
        clerk.post("/billing/runs/rest-1/stop", "").andExpect(status().isConflict());
    }

    @Test
    void aForeignContractIsPreviewedWithTheCallersUsageAndPrices() throws Exception {
        clerk.post(
                        "/billing/previews",
                        """
                        {"contract": "V-4711", "from": "2026-01-01", "to": "2026-07-01",
                         "sheet": {"product": "foreign", "name": "Fremd", "components": [
                            {"key": "energy", "label": "Arbeitspreis", "kind": "ENERGY",
                             "prices": [{"from": "2026-01-01", "price": 30.00}]}]},
                         "usage": [{"from": "2026-01-01", "to": "2026-07-01", "kwh": 1000, "source": "Ablesung"}]}
                        """)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.bill.net").value(300.00))
                .andExpect(jsonPath("$.bill.gross").value(357.00))
                .andExpect(jsonPath("$.missing", hasSize(0)));
        clerk.post(
                        "/billing/previews",
                        """
                        {"contract": "V-4711", "from": "2026-01-01", "to": "2027-07-01",
                         "sheet": {"product": "foreign", "name": "Fremd", "components": [
                            {"key": "kwkg", "label": "KWKG-Umlage", "kind": "ENERGY", "published": "levy/kwkg"}]},
                         "usage": [{"from": "2026-01-01", "to": "2027-07-01", "kwh": 1000, "source": "Ablesung"}]}
                        """)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.missing[0]")
                        .value("KWKG-Umlage (kwkg) hat keinen Preis vom 01.01.2027 bis 30.06.2027"));
    }

    @Test
    void aFieldThatNobodyKnowsIsRefusedWithItsPlace() throws Exception {
        var order =
                """
                {"contract": "V-4711", "from": "2026-01-01", "to": "2026-07-01",
                 "sheet": {"product": "foreign", "name": "Fremd", "components": [
                    {"key": "energy", "label": "Arbeitspreis", "kind": "ENERGY",
                     "prices": [{"from": "2026-01-01", "price": 30.00, "until": "2026-06-30"}]}]},
                 "usage": [{"from": "2026-01-01", "to": "2026-07-01", "kwh": "1.000,5", "source": "Ablesung"}]}
                """;
        clerk.post("/billing/previews", order)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("sheet.components[0].prices[0].until"))
                .andExpect(jsonPath("$.errors[0].message").value(startsWith("there is no field 'until'")));
        clerk.post("/billing/previews", order.replace(", \"until\": \"2026-06-30\"", ""))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("usage[0].kwh"))
                .andExpect(jsonPath("$.errors[0].message").value("'1.000,5' is no number: write 1000.5"));
        clerk.post("/billing/previews", "{}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].message").value("'contract' is missing"));
    }

    @Test
    void aClerkUploadsExchangePricesOnce() throws Exception {
        var day = "/billing/exchange-prices/DE-LU/2026-03-29"; // 23 hours
        var prices = "{\"source\": \"EPEX SPOT\", \"eurosPerMwh\": [" + "80.5,".repeat(22) + "80.5]}";
        clerk.put(day, prices).andExpect(status().isNoContent());
        clerk.put(day, prices).andExpect(status().isNoContent());
        clerk.put(day, prices.replace("80.5]", "81.5]"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.title").value("Börsenpreise schon vorhanden"));
        clerk.put(day, prices.replace("80.5]", "80.5,80.5]"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("92 or 23 prices are needed")));
        clerk.get("/billing/exchange-prices/DE-LU?from=2026-03-29&to=2026-03-30")
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].eurosPerMwh", hasSize(23)));
    }

    @Test
    void aClerkStatesALevyWithItsSource() throws Exception {
        var levy = "{\"levy/kwkg\": {\"label\": \"KWKG-Umlage\", \"unit\": \"ct/kWh\", \"periods\": "
                + "[{\"from\": \"2027-01-01\", \"to\": \"2028-01-01\", \"price\": 0.5, \"source\": \"netztransparenz.de\"}]}}";
        clerk.post("/billing/published-prices", levy).andExpect(status().isNoContent());
        clerk.post("/billing/published-prices", levy.replace("0.5", "0.6")).andExpect(status().isConflict());
        clerk.get("/billing/published-prices")
                .andExpect(jsonPath("$['levy/kwkg'].periods[0].price").value(0.5));
    }

    @Test
    void whatDoesNotExistIsSaidInBothLanguages() throws Exception {
        clerk.get("/billing/bills/none")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.title").value("Abrechnung unbekannt"));
        clerk.speaking("en")
                .get("/documents/none")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.title").value("Document unknown"));
        clerk.get("/billing/runs/none").andExpect(status().isNotFound());
        clerk.post("/billing/runs", "{\"key\": \"a b\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("'key' has up to 40 letters")));
    }

    @Test
    void nobodySeesAnotherTenantsBillsAndOnlyAClerkBills() throws Exception {
        var contract = household();
        var other = clerk.at(OTHERS);
        for (var path : new String[] {
            "/billing/bills",
            "/billing/runs",
            "/documents",
            "/billing/published-prices",
            "/contracts/" + contract.id() + "/bills"
        }) {
            other.get(path).andExpect(status().isForbidden());
        }
        var worker = Api.of(web, users, OURS, UserRole.CASE_WORKER);
        worker.post("/billing/runs", "{\"key\": \"r\"}").andExpect(status().isForbidden());
        worker.get("/documents").andExpect(status().isOk());
        clerk.post("/billing/runs", "{\"key\": \"r\", \"contracts\": [\"00000000-0000-0000-0000-000000000001\"]}")
                .andExpect(status().isNotFound());
    }

    private Contract household() {
        var location = MarketLocationId.withCheckDigit("478" + "%07d".formatted(++locations));
        var terms = new ContractTerms(
                "household-all-inclusive",
                NoticePeriod.weeks(2),
                null,
                false,
                ContractTerms.SupplyKind.CONTRACT,
                Energy.ofKwh("3500"),
                ContractTerms.MeteringKind.REGISTER,
                ContractTerms.BillingInterval.YEARLY);
        var wanted = ContractFixtures.order(OrderKind.MOVE_IN, location, START, terms);
        var order = new Order(
                wanted.customer(), wanted.kind(), location, MarketPartnerId.of("9521000000032"), null, START, terms);
        return intake.takeOver(OURS, order, MarketCalendar.day(clock.instant()));
    }
}
