package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.LocationData;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.MeteringKind;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.metering.CalculatedValues.CalculatedDay;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** A grid operator tells a formula (25001); the metering operator answers it (25010) and calculates by it. */
@StromlaufTest
class FormulaTests {

    private static final String GROUP = "11XDEMO-LFN----2";

    @Autowired
    private ComplaintMarket market;

    @Autowired
    private MarketMessages messages;

    @Autowired
    private CalculatedValues calculated;

    @Autowired
    private BalancingGroupSums sums;

    @Autowired
    private Formulas formulas;

    @Autowired
    private DayStore days;

    @Autowired
    private ReceivedValues received;

    @Autowired
    private Contracts contracts;

    @Autowired
    private LocationRecords records;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MarketClock clock;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Work work;

    private String request = "";
    private LocalDate day = LocalDate.MIN;
    private MarketLocationId location = MarketLocationId.of("51238696781");

    @BeforeEach
    void measure() {
        market.open();
        day = MarketCalendar.day(clock.instant()).minusDays(2);
        while (MarketCalendar.quarterHours(day) != 96) day = day.minusDays(1);
        location = market.supply(day.minusDays(60), "Z52");
        market.measure(location, day.minusDays(60), MeteringKind.INTELLIGENT);
    }

    @AfterEach
    void endWhatIsSupplied() {
        jdbc.sql("update contracts.contract set state = 'REJECTED' where tenant = ?")
                .param(ComplaintMarket.SUPPLIER.id().value())
                .update();
    }

    private Fields.Builder told(String state) {
        request = messages.nextTransactionId(ComplaintMarket.GRID.id());
        return Fields.builder()
                .put("transactionId", request)
                .put("location", location.value())
                .add("formulaStates", state("1", state))
                .add("dataPeriods", period("1", day.minusDays(10), null));
    }

    private static Fields period(String id, LocalDate from, @Nullable LocalDate to) {
        var period = Fields.builder()
                .put("periodKind", "Z49")
                .put("periodId", id)
                .put("dataFrom", MarketCalendar.startOfDay(from));
        if (to != null) period.put("dataTo", MarketCalendar.startOfDay(to));
        return period.build();
    }

    private static Fields result(String period) {
        return Fields.builder().put("period", period).put("formulaStep", "1").build();
    }

    private static Fields part(String period, MeteringLocationId meter) {
        return Fields.builder()
                .put("partOfStep", "1")
                .put("period", period)
                .put("meteringLocation", meter.value())
                .put("operator", "Z69")
                .put("energyDirection", "Z71")
                .put("lossFactorTransformer", "1.02")
                .build();
    }

    private static Fields state(String period, String state) {
        return Fields.builder()
                .put("formulaState", state)
                .put("formulaPeriod", period)
                .build();
    }

    private Fields formula(MeteringLocationId meter) {
        return told("Z33")
                .add("formulaResults", result("1"))
                .add("formulaParts", part("1", meter))
                .build();
    }

    private void tell(Fields transaction) {
        var fields = Fields.builder()
                .put("senderContact", "Netz")
                .put("senderPhone", "+4934112345")
                .add("transactions", transaction)
                .build();
        this.transaction.executeWithoutResult(t -> {
            var unused = messages.send(new MarketMessages.Outgoing(
                    ComplaintMarket.GRID.id(), ComplaintMarket.METERING.marketPartnerId(), "25001", fields));
        });
        work.runDue();
    }

    /** What the metering operator answered. */
    private String answer() {
        return answered().replaceAll("(?s).*STS\\+E01\\+\\+([A-Z0-9]+):E_0218.*", "$1");
    }

    /** Code and period of each of its answers. */
    private List<String> answers() {
        return Pattern.compile("STS\\+E01\\+\\+([A-Z0-9]+):E_0218::(\\d)")
                .matcher(answered())
                .results()
                .map(m -> m.group(1) + ":" + m.group(2))
                .toList();
    }

    private String answered() {
        return jdbc.sql(
                        """
                        select convert_from(c.content, 'LATIN1') from marketcomm.interchange i
                          join archive.content c on c.tenant_id = i.tenant_id and c.hash = i.content_hash
                         where i.tenant_id = ? and i.direction = 'OUT'
                           and convert_from(c.content, 'LATIN1') like ?""")
                .params(ComplaintMarket.METERING.id().value(), "%Z13:25010%RFF+TN:" + request + "'%")
                .query(String.class)
                .single();
    }

    private void measured(long wattHours) {
        measured(ComplaintMarket.METERING.id(), wattHours);
    }

    private void measured(TenantId tenant, long wattHours) {
        var values = new long[96];
        Arrays.fill(values, wattHours);
        var provenance = new Provenance(
                clock.instant(), ComplaintMarket.METERING.marketPartnerId(), "RAW" + wattHours, UUID.randomUUID());
        var version = new DayVersion(
                ReportingPoint.of(ComplaintMarket.meter(location)),
                "1-1:1.29.0",
                DayValues.of(day, values, ValueStatus.TRUE_VALUE),
                provenance,
                Remarks.NONE);
        transaction.executeWithoutResult(t -> {
            var unused = days.add(tenant, List.of(version), clock.instant());
        });
    }

    private CalculatedDay calculatedDay() {
        var range = DateRange.of(day, day.plusDays(1));
        return calculated
                .days(ComplaintMarket.METERING.id(), location, range, clock.instant())
                .get(0);
    }

    @Test
    void formulaIsAcceptedKeptAndCalculatedBy() throws Exception {
        tell(formula(ComplaintMarket.meter(location)));
        measured(250);

        assertThat(answer()).isEqualTo("A12");
        assertThat(calculatedDay().reasons()).isEmpty();
        assertThat(calculatedDay().values().total()).isEqualTo(96 * 255);
        var path = "/api/tenants/complain-msb/meter-values/" + location + "/calculated";
        mvc.perform(get(path + "?from=" + day.minusDays(1) + "&to=" + day.plusDays(1))
                        .servletPath(path)
                        .with(user("admin").roles("ADMINISTRATOR")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].quarterHours[0].wattHours").isEmpty())
                .andExpect(jsonPath("$[0].missing[0]")
                        .value(org.hamcrest.Matchers.startsWith("Kein Wert der Messlokation")))
                .andExpect(jsonPath("$[1].quarterHours[95].wattHours").value(255));
    }

    @Test
    void formulaOfAnotherMeteringLocationIsRefused() {
        tell(formula(MeteringLocationId.of("DE00012345678ABCDEFGHIJ0123456789")));

        assertThat(answer()).isEqualTo("A06");
        assertThat(calculatedDay().reasons()).containsExactly("Für diesen Tag liegt keine Berechnungsformel vor");
    }

    /** Until yesterday the energy was that of the only metering location, from today on with two percent of loss. */
    @Test
    void eachPeriodIsAnsweredAndKeptByItself() {
        var meter = ComplaintMarket.meter(location);
        request = messages.nextTransactionId(ComplaintMarket.GRID.id());
        tell(Fields.builder()
                .put("transactionId", request)
                .put("location", location.value())
                .add("formulaStates", state("1", "Z40"))
                .add("formulaStates", state("2", "Z33"))
                .add("dataPeriods", period("1", day.minusDays(10), day))
                .add("dataPeriods", period("2", day, null))
                .add("formulaResults", result("2"))
                .add("formulaParts", part("2", meter))
                .build());
        measured(100);

        assertThat(answers()).containsExactly("A11:1", "A12:2");
        assertThat(calculatedDay().values().total()).isEqualTo(96 * 102);
        assertThat(formulas.at(ComplaintMarket.METERING.id(), location.value(), day.minusDays(1), clock.instant()))
                .hasValueSatisfying(v -> assertThat(v.state()).isEqualTo(Formulas.State.IDENTICAL));
    }

    @Test
    void energyOfTheOnlyMeteringLocationIsThatOfTheMarketLocation() {
        tell(told("Z40").build());
        measured(80);

        assertThat(answer()).isEqualTo("A11");
        assertThat(calculatedDay().values().total()).isEqualTo(96 * 80);
    }

    /** A supplier knows its metering location by his contract. */
    @Test
    void theOnlyMeteringLocationOfASupplyIsItsContracts() {
        var supplier = ComplaintMarket.SUPPLIER.id();
        add(supplier, Formulas.State.IDENTICAL, null, clock.instant());
        measured(supplier, 90);

        var days = calculated.days(supplier, location, DateRange.of(day, day.plusDays(1)), clock.instant());
        assertThat(days).singleElement().satisfies(d -> assertThat(d.values().total())
                .isEqualTo(96 * 90));
    }

    /** What was written later holds, though it came first. */
    @Test
    void theLaterDocumentHoldsWhicheverArrivedFirst() {
        var supplier = ComplaintMarket.SUPPLIER.id();
        var meter = ComplaintMarket.meter(location);
        add(supplier, Formulas.State.GIVEN, Formula.identical(meter, true), clock.instant());
        add(supplier, Formulas.State.NOT_NEEDED, null, clock.instant().minusSeconds(60));

        assertThat(formulas.at(supplier, location.value(), day, clock.instant()))
                .hasValueSatisfying(v -> assertThat(v.state()).isEqualTo(Formulas.State.GIVEN));
    }

    private void add(TenantId tenant, Formulas.State state, @Nullable Formula formula, Instant documentedAt) {
        var source = new Formulas.Source(ComplaintMarket.GRID.marketPartnerId(), "F2", documentedAt);
        var days = DateRange.of(day, day.plusDays(1));
        transaction.executeWithoutResult(t -> formulas.add(
                tenant,
                UUID.randomUUID(),
                new Formulas.Told(location.value(), days, state, formula, source),
                clock.instant()));
    }

    @Test
    void sumsABalancingGroupAndNamesWhoIsMissing() throws Exception {
        var other = market.supply(day.minusDays(60), "Z52");
        for (var id : List.of(location, other)) {
            var contract =
                    contracts.at(ComplaintMarket.SUPPLIER.id(), id).get(0).id();
            records.take(
                    ComplaintMarket.SUPPLIER.id(),
                    contract,
                    LocationData.ofBalancing(new LocationData.Balancing(GROUP, null, null, null, null, null)));
        }
        received.profile(ComplaintMarket.SUPPLIER.id(), location, day, 125);
        var path = "/api/tenants/complain-lf/balancing-groups/" + GROUP + "/quarter-hours";
        mvc.perform(get(path + "?day=" + day)
                        .servletPath(path)
                        .with(user("admin").roles("ADMINISTRATOR")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.consumed[40]").value(125))
                .andExpect(jsonPath("$.fedIn[40]").value(0))
                .andExpect(jsonPath("$.locations").value(2))
                .andExpect(jsonPath("$.incomplete").value(other.value()));
    }

    @Test
    void aBalancingGroupCountsAFormulasEnergyWhereNoLoadProfileWasTold() {
        var supplier = ComplaintMarket.SUPPLIER.id();
        var contract = contracts.at(supplier, location).get(0).id();
        records.take(
                supplier,
                contract,
                LocationData.ofBalancing(new LocationData.Balancing(GROUP, null, null, null, null, null)));
        var meter = ComplaintMarket.meter(location);
        var days = DateRange.of(day, day.plusDays(1));
        var source = new Formulas.Source(ComplaintMarket.GRID.marketPartnerId(), "F1", clock.instant());
        var formula = Formula.identical(meter, true);
        transaction.executeWithoutResult(t -> formulas.add(
                supplier,
                UUID.randomUUID(),
                new Formulas.Told(location.value(), days, Formulas.State.GIVEN, formula, source),
                clock.instant()));
        measured(supplier, 130);

        var known = sums.of(supplier, GROUP, day, clock.instant());
        received.profile(supplier, location, day, 125);
        var told = sums.of(supplier, GROUP, day, clock.instant());

        assertThat(known.consumed()).hasSize(96).containsOnly(130L);
        assertThat(known.incomplete()).isEmpty();
        assertThat(told.consumed()).containsOnly(125L);
    }
}
