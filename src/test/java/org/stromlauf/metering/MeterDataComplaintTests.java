package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.locations.MeteringKind;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** A supplier doubts values that were told; the metering operator corrects them or lets them stand. */
@StromlaufTest
class MeterDataComplaintTests {

    @Autowired
    private ComplaintMarket market;

    @Autowired
    private RegisterValues registers;

    @Autowired
    private DeliveryLog log;

    @Autowired
    private MeterValues values;

    @Autowired
    private ManagementService management;

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

    private LocalDate day = LocalDate.MIN;
    private String document = "";
    private ReportingPoint meter = ReportingPoint.of("51238696781");

    @BeforeEach
    void tellAReading() {
        market.open();
        day = MarketCalendar.day(clock.instant()).minusDays(10);
        var id = market.supply(day, "Z53");
        market.measure(id, day, MeteringKind.MODERN);
        meter = ReportingPoint.of(ComplaintMarket.meter(id));
        document = "DOUBTED" + id;
        tell(id, ComplaintMarket.METERING.marketPartnerId());
    }

    @AfterEach
    void endWhatIsSupplied() {
        jdbc.sql("update contracts.contract set state = 'REJECTED' where tenant = ?")
                .param(ComplaintMarket.SUPPLIER.id().value())
                .update();
    }

    /** As its 13017 did. */
    private void tell(MarketLocationId id, MarketPartnerId sender) {
        var provenance = new Provenance(clock.instant().minusSeconds(60), sender, document, UUID.randomUUID());
        var reading = new Reading(
                ComplaintMarket.meter(id),
                ComplaintMarket.DEVICE,
                ComplaintMarket.OBIS,
                MarketCalendar.startOfDay(day),
                new BigDecimal("99000"),
                ValueStatus.TRUE_VALUE,
                Remarks.NONE,
                provenance);
        var duty = new Delivery.Duty(id, day, ComplaintMarket.SUPPLIER.marketPartnerId(), null);
        transaction.executeWithoutResult(t -> {
            log.add(
                    ComplaintMarket.METERING.id(),
                    new Delivery(duty, Delivery.Kind.READING, document, meter, null, day.plusDays(5), null));
            int unused = registers.add(
                    ComplaintMarket.SUPPLIER.id(), reading, clock.instant().minusSeconds(30));
        });
    }

    private ResultActions request(String json) throws Exception {
        var path = "/api/tenants/complain-lf/meter-values/" + meter + "/complaints";
        return mvc.perform(post(path)
                .servletPath(path)
                .with(user("admin").roles("ADMINISTRATOR"))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(json));
    }

    private String doubt() {
        return "{\"values\":\"READING\",\"obis\":\"1-0:1.8.0\",\"from\":\"" + day
                + "\",\"grounds\":\"TOO_HIGH\",\"remark\":\"Kunde las 9.900 ab\"}";
    }

    private UUID raise() throws Exception {
        request(doubt()).andExpect(status().isAccepted());
        work.runDue();
        return market.caseOf(meter);
    }

    @Test
    void correctedReadingEndsTheComplaint() throws Exception {
        var raised = raise();
        var received = market.received(meter);

        assertThat(market.facts(received)).contains("zu hoch", "Kunde las 9.900 ab", "Zählerstand", "vorhanden");
        market.decide(received, Map.of("deliver", true, "note", "Ablesefehler"));
        assertThat(market.end(received)).isEqualTo("EndEvent_ValuesDelivered");
        assertThat(market.end(raised)).isEqualTo("EndEvent_ValueCorrected");
        assertThat(market.outcome(raised)).isEqualTo("ARRIVED");
        assertThat(current()).doesNotContain(document).hasSize(1);
    }

    @Test
    void refusalWithoutChangeIsClearedByAPerson() throws Exception {
        var raised = raise();
        var received = market.received(meter);
        market.decide(received, Map.of("deliver", false, "examined", false, "note", "geprüft"));

        assertThat(market.end(received)).isEqualTo("EndEvent_ComplaintRefused");
        assertThat(market.task(raised).getTaskDefinitionKey()).isEqualTo("Task_ClearDoubtedValues");
        assertThat(market.facts(raised)).contains("keine Messwertänderung durchgeführt (Z54)");
        market.decide(raised, Map.of("again", false, "note", "angenommen"));
        assertThat(market.end(raised)).isEqualTo("EndEvent_ComplaintGivenUp");
    }

    @Test
    void lateCorrectionEndsTheTask() throws Exception {
        var raised = raise();
        management.executeJob(market.timer(raised).getId());
        work.runDue();
        market.decide(market.received(meter), Map.of("deliver", true, "note", "Ablesefehler"));

        assertThat(market.end(raised)).isEqualTo("EndEvent_ValueCorrectedLate");
        assertThat(current()).doesNotContain(document).hasSize(1);
    }

    /** The documents by which the supplier knows the reading: the first was withdrawn (13006). */
    private List<String> current() {
        var location = MeteringLocationId.of(meter.id());
        return values
                .readings(ComplaintMarket.SUPPLIER.id(), location, DateRange.of(day, day), clock.instant())
                .stream()
                .map(r -> r.provenance().reference())
                .toList();
    }

    @Test
    void refusesWhatCannotBeComplainedOf() throws Exception {
        request(doubt().replace(day.toString(), day.minusDays(1).toString()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail")
                        .value(org.hamcrest.Matchers.startsWith("Für diesen Zeitraum und diese OBIS-Kennzahl")));
        request(doubt().replace("1-0:1.8.0", "1.8.0")).andExpect(status().isBadRequest());
        var unused = raise();
        request(doubt())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value("Diese Werte sind bereits reklamiert"));
    }
}
