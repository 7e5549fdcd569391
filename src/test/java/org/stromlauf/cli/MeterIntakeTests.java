package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.market.MeteringBench;
import org.stromlauf.metering.StoredValues;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.workflow.MarketClock;

/** A grid operator takes an interchange of load profiles: from the file to the store and the acknowledgement. */
@StromlaufTest
class MeterIntakeTests {

    private static final int LOCATIONS = 30;
    private static List<MarketLocationId> locations = List.of();
    private static int interchanges;

    @Autowired
    private MeteringBench bench;

    @Autowired
    private StoredValues stored;

    @Autowired
    private MarketClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private LocalDate yesterday = LocalDate.MIN;

    @BeforeEach
    void register() {
        yesterday = MarketCalendar.day(clock.instant()).minusDays(1);
        if (locations.isEmpty()) locations = bench.register(LOCATIONS);
    }

    private String reference() {
        return "INTAKE" + ++interchanges;
    }

    private String interchange(String reference, LocalDate... days) {
        var bytes = new MeterMaterial(7).interchange(reference, locations, List.of(days), clock.instant());
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private MeteringBench.Figures receive(String text, String delivery) {
        return bench.receive(text.getBytes(StandardCharsets.ISO_8859_1), delivery);
    }

    @Test
    void storesTheOthersWhenSomeMessagesAreWrong() {
        var reference = reference();
        var day = yesterday.minusDays(10);
        var quarters = MarketCalendar.quarterHours(day);
        var handled = bench.messages("HANDLED");
        var rejected = bench.messages("REJECTED");
        var text = interchange(reference, day);
        // The first names a location that nobody knows, the second a status that no handbook has.
        var messages = text.split("(?=UNH\\+)");
        messages[1] = messages[1].replace(locations.get(0).value(), "51238696781");
        messages[2] = messages[2].replaceFirst("QTY\\+220", "QTY+Z47");

        var figures = receive(String.join("", messages), reference);

        assertThat(figures.values()).isEqualTo((LOCATIONS - 2L) * quarters);
        assertThat(bench.messages("HANDLED") - handled).isEqualTo(LOCATIONS - 2);
        assertThat(bench.messages("REJECTED") - rejected).isEqualTo(2);
    }

    /** In the days of both clock changes; {@code ./stromlauf bench metering} does the same with a million values. */
    @Test
    void takesThreeStatusesAndRepetitionsAndAnswersEachFaultyMessage() throws IOException {
        var handled = bench.messages("HANDLED");
        var rejected = bench.messages("REJECTED");
        var aperaks = aperaks();
        var show = new MeterShow(3);
        var file = new ByteArrayOutputStream();
        show.write(file, new MeterMaterial.Order(reference(), locations, clockChanges(), clock.instant()));

        var figures = bench.receive(file.toByteArray(), "show");

        assertThat(show.rejected()).isEqualTo(10);
        assertThat(figures.values()).isEqualTo(show.values());
        assertThat(bench.messages("HANDLED") - handled).isEqualTo(show.messages(MeterShow.Fate.STORED));
        assertThat(bench.messages("REJECTED") - rejected).isEqualTo(show.rejected());
        assertThat(aperaks() - aperaks).isEqualTo(show.messages(MeterShow.Fate.STORED) + show.rejected());
        assertThat(findings("show")).contains("Z10", "Z30", "Der Lastgang hat Lücken", "Z47");
    }

    /** The server's process is killed while it takes the days; the interchange is taken anew when its next attempt is due. */
    @Test
    @Timeout(60)
    void storesTheSameAfterADatabaseProcessWasKilledInTheMiddle() throws Exception {
        var reference = reference();
        var day = yesterday.minusDays(20);
        var text = interchange(reference, day);
        var handled = bench.messages("HANDLED");

        var disturbed = CompletableFuture.supplyAsync(() -> receive(text, reference));
        assertThat(lockedOutAndKilled(disturbed)).isTrue();

        assertThat(disturbed.join().values()).isZero();
        assertThat(bench.messages("HANDLED")).isEqualTo(handled);
        bench.moveTo(clock.instant().plus(Duration.ofMinutes(6)));
        assertThat(receive(text, reference).values()).isEqualTo((long) LOCATIONS * MarketCalendar.quarterHours(day));
        assertThat(bench.messages("HANDLED") - handled).isEqualTo(LOCATIONS);
        assertThat(receive(text, reference).values()).isZero();
    }

    /** Holds up whoever copies days until he waits, and ends his process. */
    private boolean lockedOutAndKilled(Future<?> intake) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("lock table metering.profile_day in exclusive mode").update();
            while (!intake.isDone()) {
                // Within a transaction the server shows its processes as it saw them first.
                jdbc.sql("select pg_stat_clear_snapshot()").query(rows -> {});
                var killed = jdbc.sql(
                                """
                                select pg_terminate_backend(pid) from pg_stat_activity
                                 where wait_event_type = 'Lock' and query like 'copy metering.profile_day%'""")
                        .query(Boolean.class)
                        .list();
                if (killed.contains(true)) return true;
                Thread.onSpinWait();
            }
            return false;
        }));
    }

    private List<LocalDate> clockChanges() {
        return yesterday
                .minusDays(400)
                .datesUntil(yesterday)
                .filter(d -> MarketCalendar.quarterHours(d) != 96)
                .limit(2)
                .toList();
    }

    private long aperaks() {
        return jdbc.sql(
                        """
                        select count(*) from marketcomm.transaction
                         where tenant_id = ? and direction = 'OUT' and type = 'APERAK'""")
                .param(MeteringBench.TENANT.value())
                .query(Long.class)
                .single();
    }

    private String findings(String delivery) {
        return jdbc.sql(
                        """
                        select string_agg(t.findings::text, ' ') from marketcomm.transaction t
                          join marketcomm.interchange i on i.tenant_id = t.tenant_id and i.id = t.interchange_id
                         where t.tenant_id = ? and i.delivery_id = ?""")
                .params(MeteringBench.TENANT.value(), delivery)
                .query(String.class)
                .single();
    }

    @Test
    void storesNothingOfAnInterchangeWhoseTailIsMissingOrMiscounted() {
        var before = bench.interchanges("REJECTED");
        var reference = reference();
        var text = interchange(reference, yesterday.minusDays(20));

        var cut = receive(text.substring(0, text.length() * 9 / 10), "cut");
        var miscounted = receive(text.replace("UNZ+" + LOCATIONS, "UNZ+" + (LOCATIONS + 1)), "miscounted");

        assertThat(cut.values()).isZero();
        assertThat(miscounted.values()).isZero();
        assertThat(bench.interchanges("REJECTED") - before).isEqualTo(2);
        assertThat(syntaxAnswers(reference)).hasSize(2).allSatisfy(contrl -> assertThat(contrl)
                .containsPattern("UCI\\+" + reference + "\\+[^']*\\+4\\+\\d+"));
    }

    /** The CONTRL that left about an interchange. */
    private List<String> syntaxAnswers(String reference) {
        return jdbc.sql(
                        """
                        select convert_from(content, 'LATIN1') from transport.outbox
                        where tenant_id = :tenant and convert_from(content, 'LATIN1') like '%UCI+' || :reference || '+%'""")
                .param("tenant", MeteringBench.TENANT.value())
                .param("reference", reference)
                .query(String.class)
                .list();
    }

    @Test
    void addsNothingWhenTheSameInterchangeComesAgain() {
        var text = interchange(reference(), yesterday.minusDays(30));
        var first = receive(text, "first");

        var again = receive(text, "again");

        assertThat(first.values()).isPositive();
        assertThat(again.values()).isZero();
    }

    @Test
    void endsWithTheSameSumWhenItsFirstAttemptIsLost() {
        var reference = reference();
        var text = interchange(reference, yesterday.minusDays(40), yesterday.minusDays(41));
        var before = stored.of(MeteringBench.TENANT).quarterHours();

        // As if the process were killed before the commit: what it did is gone.
        transaction.executeWithoutResult(status -> {
            assertThat(receive(text, reference).values()).isPositive();
            status.setRollbackOnly();
        });
        assertThat(stored.of(MeteringBench.TENANT).quarterHours()).isEqualTo(before);
        var figures = receive(text, reference);

        assertThat(figures.values())
                .isEqualTo(LOCATIONS
                        * (long) (MarketCalendar.quarterHours(yesterday.minusDays(40))
                                + MarketCalendar.quarterHours(yesterday.minusDays(41))));
    }
}
