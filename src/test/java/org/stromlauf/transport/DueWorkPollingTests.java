package org.stromlauf.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.testing.MovableClock;
import org.stromlauf.testing.TestDatabase;
import org.stromlauf.workflow.DueItems;
import org.stromlauf.workflow.DueLanes;
import org.stromlauf.workflow.DueWork;

class DueWorkPollingTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final Instant NOW = Instant.parse("2026-10-05T08:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);

    /** Work that is done when its row is gone. */
    private final DueWork rows = new DueWork() {

        @Override
        public String kind() {
            return "row";
        }

        @Override
        public String waiting() {
            return "select id::text as id, due from waiting_row";
        }

        @Override
        public void run(Item item) {
            jdbc.sql("delete from waiting_row where id = :id")
                    .param("id", Integer.valueOf(item.id()))
                    .update();
        }
    };

    @Test
    void doesAllThatIsDueAndLeavesWhatIsNot() {
        jdbc.sql("create table waiting_row (id int primary key, due timestamptz not null)")
                .update();
        jdbc.sql("insert into waiting_row select n, timestamptz '2026-10-05 07:00Z' from generate_series(1, 250) n")
                .update();
        jdbc.sql("insert into waiting_row values (251, timestamptz '2026-10-05 09:00Z')")
                .update();

        new DueWorkPolling(List.of(rows), new DueItems(jdbc), new MovableClock(NOW))
                .runDue(rows, new DueLanes(Runnable::run));

        assertThat(jdbc.sql("select id from waiting_row").query(Integer.class).list())
                .containsExactly(251);
    }
}
