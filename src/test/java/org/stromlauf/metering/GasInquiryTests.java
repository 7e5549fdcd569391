package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.metering.ValueInquiries.Question;
import org.stromlauf.metering.ValueInquiries.State;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.workflow.MarketClock;

/** A gas supplier asks the grid operator for values of the past (17102), by gas days. */
@StromlaufTest
class GasInquiryTests {

    private static final Tenant SUPPLIER = tenant("ask-gas-lf", "9900000008301", Role.SUPPLIER);
    private static final Tenant GRID = tenant("ask-gas-nb", "9900000008304", Role.GRID_OPERATOR);
    private static final ReportingPoint POINT = ReportingPoint.of(MarketLocationId.of("51238696781"));

    @Autowired
    private Tenants tenants;

    @Autowired
    private ValueInquiries inquiries;

    @Autowired
    private MarketMessages messages;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Work work;

    private static Tenant tenant(String id, String partner, Role role) {
        return new Tenant(TenantId.of(id), "Gas", MarketPartnerId.of(partner), role, Commodity.GAS, true);
    }

    @BeforeEach
    void open() {
        tenants.add(SUPPLIER);
        tenants.add(GRID);
    }

    @Test
    void theGridOperatorReadsItAndMayRefuse() {
        assertThat(inquiries.mayAsk(SUPPLIER.id())).isTrue();
        assertThat(inquiries.mayAsk(GRID.id())).isTrue();
        LocalDate today = MarketCalendar.day(clock.instant());
        var days = DateRange.of(today.minusDays(60), today.minusDays(30));
        var question = new Question(POINT, GRID.marketPartnerId(), AskedValues.QUANTITY, days);

        var document = inquiries.ask(SUPPLIER.id(), question);
        work.runDue();
        assertThat(states(SUPPLIER, "OUT", "17102")).containsExactly("ACKNOWLEDGED");
        assertThat(states(GRID, "IN", "17102")).as("a person answers it").containsExactly("CLEARING");

        var refusal = Fields.builder()
                .put("documentCode", "Z28")
                .put("orderNumber", document)
                .put("answerCode", "A04")
                .put("answerTree", "E_0442")
                .build();
        transaction.executeWithoutResult(t -> {
            var unused =
                    messages.send(new MarketMessages.Outgoing(GRID.id(), SUPPLIER.marketPartnerId(), "19102", refusal));
        });
        work.runDue();
        assertThat(states(SUPPLIER, "IN", "19102")).containsExactly("HANDLED");
        assertThat(inquiries.of(SUPPLIER.id(), POINT)).singleElement().satisfies(i -> {
            assertThat(i.state()).isEqualTo(State.REFUSED);
            assertThat(i.question().days()).isEqualTo(days);
        });
    }

    private List<String> states(Tenant tenant, String direction, String pid) {
        return jdbc.sql("select state from marketcomm.transaction where tenant_id = ? and direction = ? and pid = ?")
                .params(tenant.id().value(), direction, pid)
                .query(String.class)
                .list();
    }
}
