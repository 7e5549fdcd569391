package org.stromlauf.marketcomm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.marketcomm.JournalledInterchange.State;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.testing.process.EndEvents;
import org.stromlauf.transport.InterchangeReceiver;
import org.stromlauf.transport.InterchangeReceiver.Arrival;
import org.stromlauf.workflow.Processes;

/** The process in which a case worker decides about an interchange that does not go on by itself. */
@StromlaufTest
class MessageClearingTests {

    private static final Tenant TENANT = new Tenant(
            TenantId.of("clearing-process"),
            "Klärung",
            MarketPartnerId.of("9900000098201"),
            Role.SUPPLIER,
            Commodity.ELECTRICITY,
            true);

    @Autowired
    private Tenants tenants;

    @Autowired
    private InterchangeReceiver receiver;

    @Autowired
    private Journal journal;

    @Autowired
    private Processes processes;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Work work;

    private UUID interchange = new UUID(0, 0);
    private UUID clearing = new UUID(0, 0);

    /** Of what cannot be read nothing is due until somebody asks for it. */
    @BeforeEach
    void openACase() {
        tenants.add(TENANT);
        var delivery = "clearing-process/" + UUID.randomUUID();
        interchange = receiver.receive(
                        new Arrival("UNB+UNOC:3'".getBytes(ISO_8859_1), "loopback", delivery, TENANT.id()))
                .id();
        work.runDue();
        clearing = jdbc.sql("select id from marketcomm.clearing where subject_id = ? and reason = 'UNREADABLE'")
                .param(interchange)
                .query(UUID.class)
                .single();
    }

    @Test
    void endsWithTheCaseThatIsClosed() {
        decide(false);

        assertThat(decision()).isEqualTo("CLOSE Mit dem Marktpartner geklärt");
        assertThat(end()).isEqualTo("EndEvent_ClearingClosed");
    }

    /** Nothing has changed about it: somebody has to look at it again. */
    @Test
    void processesTheInterchangeOnceMoreWhereThatIsAskedFor() {
        assertThat(row().state()).isEqualTo(State.QUARANTINED);

        decide(true);

        assertThat(decision()).isEqualTo("REPROCESS Mit dem Marktpartner geklärt");
        assertThat(row().state()).isEqualTo(State.RECEIVED);
        work.runDue();
        assertThat(row().state()).isEqualTo(State.QUARANTINED);
        assertThat(jdbc.sql("select reason from marketcomm.clearing where subject_id = ? and closed_at is null")
                        .param(interchange)
                        .query(String.class)
                        .list())
                .containsExactly("UNREADABLE");
        assertThat(end()).isEqualTo("EndEvent_MessageResubmitted");
    }

    @Test
    void asksNobodyAnyMoreOnceTheMatterHasSettled() {
        transaction.executeWithoutResult(t -> assertThat(
                        processes.correlate(TENANT.id(), Clearings.MATTER_SETTLED, clearing.toString(), Map.of()))
                .isTrue());
        work.runDue();

        assertThat(task()).isNull();
        assertThat(end()).isEqualTo("EndEvent_ClearingNotNeeded");
    }

    private void decide(boolean reprocess) {
        var task = task();
        assertThat(task).isNotNull();
        tasks.complete(task.getId(), Map.of("reprocess", reprocess, "note", "Mit dem Marktpartner geklärt"));
    }

    private JournalledInterchange row() {
        return journal.interchange(TENANT.id(), interchange).orElseThrow();
    }

    private String decision() {
        return jdbc.sql("select outcome || ' ' || note from marketcomm.clearing where id = ?")
                .param(clearing)
                .query(String.class)
                .single();
    }

    private @Nullable Task task() {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(clearing.toString())
                .singleResult();
    }

    private String end() {
        return EndEvents.ofKey(history, clearing);
    }
}
