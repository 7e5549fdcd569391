package org.stromlauf.marketcomm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.Locations;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.transport.InterchangeReceiver;
import org.stromlauf.transport.InterchangeReceiver.Arrival;

/** A Vorgangsnummer that was taken comes again under another data exchange reference, so that UNB does not show it. */
@StromlaufTest
class RepeatedTransactionTests {

    private static final String PARTNER = "9900000000744";
    private static final TenantId GRID = TenantId.of("repeated-nb");

    @Autowired
    private Tenants tenants;

    @Autowired
    private Locations locations;

    @Autowired
    private InterchangeReceiver receiver;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Work work;

    @Test
    void aRegistrationThatComesAgainIsACaseAtOnceAndNotTakenTwice() {
        tenants.add(
                new Tenant(GRID, "Netz", MarketPartnerId.of(PARTNER), Role.GRID_OPERATOR, Commodity.ELECTRICITY, true));
        locations.defineGrid(GRID, LocationFixtures.grid());
        locations.register(GRID, LocationFixtures.bundle(), LocalDate.of(2020, 1, 1));

        receive("REPEATED1");
        assertThat(states()).containsExactly("HANDLED");
        receive("REPEATED2");

        assertThat(states()).containsExactly("HANDLED", "CLEARING");
        assertThat(jdbc.sql("select attempts from marketcomm.transaction where tenant_id = ? and state = 'CLEARING'")
                        .param(GRID.value())
                        .query(Integer.class)
                        .single())
                .as("failed attempts")
                .isZero();
        assertThat(jdbc.sql("select count(*) from supply.registration where tenant_id = ?")
                        .param(GRID.value())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    /** Of the transaction, as often as it came. */
    private List<String> states() {
        return jdbc.sql(
                        """
                        select state from marketcomm.transaction
                        where tenant_id = ? and direction = 'IN' and transaction_id = 'VAGAIN' order by journalled_at, id""")
                .param(GRID.value())
                .query(String.class)
                .list();
    }

    private void receive(String reference) {
        var text = IntakeAnswersTests.REGISTRATION
                .replace("9900000000720", PARTNER)
                .replace("IDE+24+V%REF%", "IDE+24+VAGAIN")
                .replace("%REF%", reference);
        var unused = receiver.receive(new Arrival(text.getBytes(ISO_8859_1), "test", reference, GRID));
        work.runFor(Duration.ofSeconds(5));
    }
}
