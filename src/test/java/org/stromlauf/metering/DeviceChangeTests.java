package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MeteringKind;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.testing.Api;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** A metering operator changes a meter, and its partners learn what both showed. */
@StromlaufTest
class DeviceChangeTests {

    private static final String NEW = "1EMH0072000002";

    @Autowired
    private ComplaintMarket market;

    @Autowired
    private DailyDeliveries daily;

    @Autowired
    private MeterValues values;

    @Autowired
    private Locations locations;

    @Autowired
    private Contracts contracts;

    @Autowired
    private LocationRecords records;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private HinderedSource source;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Users users;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Work work;

    private LocalDate today = LocalDate.MIN;
    private MarketLocationId location = MarketLocationId.of("51238696781");

    @BeforeEach
    void measure() {
        market.open();
        today = MarketCalendar.day(clock.instant());
        location = market.supply(today.minusDays(100), "Z53");
        market.measure(location, today.minusDays(100), MeteringKind.MODERN);
    }

    @AfterEach
    void endWhatIsSupplied() {
        jdbc.sql("update contracts.contract set state = 'REJECTED' where tenant = ?")
                .param(ComplaintMarket.SUPPLIER.id().value())
                .update();
    }

    private MeteringLocationId meter() {
        return ComplaintMarket.meter(location);
    }

    private Api api() {
        return Api.of(mvc, users, ComplaintMarket.METERING.id(), UserRole.CASE_WORKER);
    }

    private static String change(LocalDate day, String device, String last) {
        return """
                {"day":"%s","changedAt":"%sT09:30:00Z","lastReadings":[{"obis":"1-0:1.8.0","value":%s}],"device":"%s",
                 "registers":[{"obis":"1-0:1.8.0","integerDigits":6,"decimals":1,"factor":30,"value":0.5}]}"""
                .formatted(day, day.minusDays(1), last, device);
    }

    private String path() {
        return "/meter-values/" + meter() + "/devices";
    }

    @Test
    void bothMetersReadingsAreToldToSupplierAndGridOperatorOnce() throws Exception {
        api().post(path(), change(today, NEW, "4711.5"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.device").value(NEW))
                .andExpect(jsonPath("$.registers[0].factor").value(30));
        tellTheSupplier();
        deliver();
        deliver();

        assertThat(values.readings(ComplaintMarket.SUPPLIER.id(), meter(), DateRange.of(today, today), clock.instant()))
                .extracting(Reading::device)
                .containsExactly(ComplaintMarket.DEVICE, NEW);
        assertThat(jdbc.sql(
                                """
                        select receiver from metering.delivery where kind = 'DEVICE_CHANGE' and point = ?
                         order by receiver""")
                        .param(meter().value())
                        .query(String.class)
                        .list())
                .containsExactly("9900000007201", "9900000007201", "9900000007204", "9900000007204");
        assertThat(locations
                        .bundle(ComplaintMarket.METERING.id(), location, today)
                        .metering())
                .singleElement()
                .satisfies(m -> assertThat(m.deviceNumber()).isEqualTo(NEW));
    }

    /** The last reading of the old meter was put right: all four messages are withdrawn and told anew. */
    @Test
    void aReadingThatIsPutRightIsToldAnew() throws Exception {
        api().post(path(), change(today, NEW, "4711.5")).andExpect(status().isOk());
        tellTheSupplier();
        deliver();
        var withdrawn = market.sent(ComplaintMarket.METERING, "13006").size();
        var told = market.sent(ComplaintMarket.METERING, "13017").size();

        source.revise(location, today);
        work.runFor(Duration.ofDays(1));
        transaction.executeWithoutResult(t -> daily.run(ComplaintMarket.METERING.id(), today.plusDays(1)));
        source.reach(location);
        work.runDue();

        assertThat(market.sent(ComplaintMarket.METERING, "13006")).hasSize(withdrawn + 4);
        assertThat(market.sent(ComplaintMarket.METERING, "13017")).hasSize(told + 4);
    }

    /** Who supplied on the day of a load profile that is put right is told, though his supply has ended since. */
    @Test
    void aDayOfASupplyThatHasEndedIsToldAnew() {
        var ended = market.supply(today.minusDays(100), "Z52");
        market.measure(ended, DateRange.of(today.minusDays(100), today.minusDays(10)), MeteringKind.INTELLIGENT);
        deliver();
        var told = market.sent(ComplaintMarket.METERING, "13025").size();

        source.revise(ended, today.minusDays(20));
        deliver();
        source.reach(ended);

        assertThat(market.sent(ComplaintMarket.METERING, "13025")).hasSizeGreaterThan(told);
    }

    /** UTILMD: the new meter. */
    private void tellTheSupplier() {
        var contract =
                contracts.at(ComplaintMarket.SUPPLIER.id(), List.of(location)).get(0);
        records.take(
                ComplaintMarket.SUPPLIER.id(),
                contract.id(),
                new MeteringPoint(
                        meter(),
                        ComplaintMarket.METERING.marketPartnerId(),
                        List.of(
                                new MeteringPoint.Register(ComplaintMarket.DEVICE, ComplaintMarket.OBIS),
                                new MeteringPoint.Register(NEW, ComplaintMarket.OBIS))));
    }

    private void deliver() {
        transaction.executeWithoutResult(t -> daily.run(ComplaintMarket.METERING.id(), today));
        work.runDue();
    }

    @Test
    void whatContradictsTheKnownMetersIsRefusedWhole() throws Exception {
        api().post(path(), change(today, ComplaintMarket.DEVICE, "1"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("gegen einen anderen")));
        api().post(path(), change(today.plusDays(1), NEW, "1"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("Zukunft")));
        api().post(path(), change(today.minusDays(3), NEW, "1").replace(today.minusDays(4) + "T", today + "T"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("Vortag")));
        api().post(path(), change(today, NEW, "1234567"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("6 Vor- und 1 Nachkommastellen")));
        api().post(
                        path(),
                        change(today, NEW, "1")
                                .replace("\"obis\":\"1-0:1.8.0\",\"value\"", "\"obis\":\"1-0:1.8.1\",\"value\""))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("1-0:1.8.0")));
        api().post(path(), change(today, NEW, "1").replace("\"factor\":30", "\"factor\":0"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("factor")));
        api().post("/meter-values/" + location + "/devices", change(today, NEW, "1"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("Messlokation")));
        api().at(ComplaintMarket.SUPPLIER.id())
                .post(path(), change(today, NEW, "1"))
                .andExpect(status().isForbidden());

        api().get(path())
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].device").value(ComplaintMarket.DEVICE));
        assertThat(values.readings(ComplaintMarket.METERING.id(), meter(), DateRange.of(today, today), clock.instant()))
                .isEmpty();
    }

    @Test
    void factorOfAMeterThatStandsThereIsStated() throws Exception {
        var registers = "[{\"obis\":\"1-0:1.8.0\",\"integerDigits\":6,\"decimals\":1,\"factor\":40}]";
        api().put(path() + "/" + ComplaintMarket.DEVICE, registers)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].registers[0].factor").value(40));
        api().put(path() + "/" + NEW, registers)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("steht nicht")));
    }
}
