package org.stromlauf.marketcomm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.examples.Examples;
import org.stromlauf.locations.Grid;
import org.stromlauf.locations.Locations;
import org.stromlauf.marketcomm.JournalledTransaction.State;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.transport.InterchangeReceiver;
import org.stromlauf.transport.InterchangeReceiver.Arrival;
import org.stromlauf.workflow.DueWork;
import org.stromlauf.workflow.MarketClock;
import org.stromlauf.workflow.Schedules;

/**
 * Whatever a partner sends to whatever role, it is kept, acknowledged and either taken or a task: nothing is lost, nothing fails.
 * Each PID of the definitions, in its least message, goes to a supplier, a grid operator or a metering operator, and to each
 * of them that handles it.
 */
@StromlaufTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPidTests {

    private static final Definitions DEFINITIONS = Definitions.load(DefinitionSource.classpath());
    private static final DefinedMessages ENGINE = DefinedMessages.load(DefinitionSource.classpath());
    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");
    private static final String PARTNER = "9900000098009";

    @Autowired
    private Tenants tenants;

    @Autowired
    private InterchangeReceiver receiver;

    @Autowired
    private Journal journal;

    @Autowired
    private IntakeWork intake;

    @Autowired
    private AnswerWork answers;

    @Autowired
    private MessageHandlers handlers;

    @Autowired
    private Locations locations;

    @Autowired
    private Schedules schedules;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    private final Map<Role, Tenant> receivers = new EnumMap<>(Role.class);
    private int deliveries;

    @BeforeEach
    void oneTenantOfEachRole() {
        if (!receivers.isEmpty()) return;
        var roles = List.of(Role.SUPPLIER, Role.GRID_OPERATOR, Role.METERING_OPERATOR);
        for (var role : roles) {
            var partner = MarketPartnerId.of("990000009800" + (roles.indexOf(role) + 1));
            var name = "every-pid-" + role.abbreviation().toLowerCase(java.util.Locale.ROOT);
            var tenant = new Tenant(TenantId.of(name), name, partner, role, Commodity.ELECTRICITY, true);
            tenants.add(tenant);
            receivers.put(role, tenant);
        }
        var grid = new Grid(
                receivers.get(Role.GRID_OPERATOR).marketPartnerId(),
                MarketPartnerId.of("9900000098008"),
                MarketPartnerId.of("9900000000006"),
                "11YDEMO-BG-----K",
                "10YDE-VE-------2");
        locations.defineGrid(receivers.get(Role.GRID_OPERATOR).id(), grid);
        locations.defineGrid(receivers.get(Role.METERING_OPERATOR).id(), grid);
        schedules.remove(receivers.get(Role.METERING_OPERATOR).id(), "metering.daily-deliveries");
    }

    static Stream<String> columns() {
        return new Examples(DEFINITIONS, ENGINE).columns(VERSION).stream().filter(c -> c.matches("\\d{5}"));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void isKeptAcknowledgedAndTakenOrATask(String pid) {
        for (var tenant : receiversOf(pid)) {
            var row = receive(tenant, pid);
            var rows = journal.transactions(tenant.id(), row.id());
            assertThat(rows)
                    .as("%s to %s: %s", pid, tenant.role(), row.findings())
                    .isNotEmpty();
            for (var transaction : rows) assertSeenTo(tenant, transaction);
        }
    }

    /** Each role that handles it, and one more in turn. */
    private List<Tenant> receiversOf(String pid) {
        var inTurn = Integer.parseInt(pid) % receivers.size();
        return receivers.values().stream()
                .filter(t -> handlers.find(t.role(), pid).isPresent()
                        || List.copyOf(receivers.values()).indexOf(t) == inTurn)
                .toList();
    }

    private void assertSeenTo(Tenant tenant, JournalledTransaction row) {
        var what = row.pidOrType() + " to " + tenant.role() + " " + row.findings();
        assertThat(row.acknowledgedBy()).as(what).isNotNull();
        assertThat(row.state()).as(what).isIn(State.HANDLED, State.HELD, State.CLEARING, State.REJECTED);
        if (row.state() != State.CLEARING) return;
        assertThat(reasons(row)).as(what).hasSize(1).isSubsetOf("NO_HANDLER", "UNEXPECTED", "NOT_UNDERSTOOD");
    }

    private List<String> reasons(JournalledTransaction row) {
        return jdbc.sql("select reason from marketcomm.clearing where tenant_id = ? and subject_id = ?")
                .params(row.tenant().value(), row.id())
                .query(String.class)
                .list();
    }

    /** Delivers the least message of a PID, and works through it. */
    private JournalledInterchange receive(Tenant tenant, String pid) {
        var reference = "E" + ++deliveries;
        var text = new String(ENGINE.example(VERSION, pid), ISO_8859_1)
                .replace("9900000000001", PARTNER)
                .replace("9900000000002", tenant.marketPartnerId().value())
                .replaceFirst("(UNB\\+(?:[^+']*\\+){4})[^+']*", "$1" + reference)
                .replaceFirst("UNZ\\+1\\+[^']*", "UNZ+1+" + reference);
        var receipt = receiver.receive(
                new Arrival(text.getBytes(ISO_8859_1), "loopback", "every-pid/" + reference, tenant.id()));
        var item = new DueWork.Item(tenant.id() + "/" + receipt.id(), clock.instant());
        intake.run(item);
        if (journal.interchange(tenant.id(), receipt.id()).orElseThrow().state()
                == JournalledInterchange.State.RECEIVED) {
            // Meter values that could not be taken many at once are taken one by one.
            clock.advanceTo(clock.instant().plus(Duration.ofMinutes(6)));
            intake.run(item);
        }
        answers.run(new DueWork.Item(tenant.id() + "/" + PARTNER, clock.instant()));
        return journal.interchange(tenant.id(), receipt.id()).orElseThrow();
    }
}
