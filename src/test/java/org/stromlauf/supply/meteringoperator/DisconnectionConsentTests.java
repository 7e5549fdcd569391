package org.stromlauf.supply.meteringoperator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.testing.process.EndEvents;
import org.stromlauf.workflow.Processes;

/** The process by which a metering operator answers a request to cut. */
@StromlaufTest
class DisconnectionConsentTests {

    private static final Tenant TENANT = new Tenant(
            TenantId.of("consent-msb"),
            "Messung",
            MarketPartnerId.of("9900000098301"),
            Role.METERING_OPERATOR,
            Commodity.ELECTRICITY,
            true);

    @Autowired
    private Tenants tenants;

    @Autowired
    private ConsentDesk desk;

    @Autowired
    private Processes processes;

    @Autowired
    private HistoryService history;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Work work;

    /** E_0488 step 3: nothing can be cut by the consent of one who does not measure there. */
    @Test
    void endsWithTheAnswerThatTheTableGives() {
        tenants.add(TENANT);
        var id = UUID.randomUUID();
        transaction.executeWithoutResult(t -> {
            desk.receive(new ConsentDesk.Request(
                    id,
                    TENANT.id(),
                    MarketPartnerId.of("9900000098302"),
                    "SPERR0001",
                    MarketLocationId.withCheckDigit("7100098301")));
            processes.start(TENANT.id(), "DisconnectionConsent", id.toString(), Map.of());
        });
        work.runDue();

        assertThat(EndEvents.ofKey(history, id)).isEqualTo("EndEvent_RequestAnswered");
        assertThat(jdbc.sql("select pid from marketcomm.transaction where tenant_id = ? and direction = 'OUT'")
                        .param(TENANT.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("19119");
    }
}
