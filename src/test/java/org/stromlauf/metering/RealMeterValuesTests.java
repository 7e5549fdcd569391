package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.stromlauf.metering.WrittenMscons.ENGINE;
import static org.stromlauf.metering.WrittenMscons.METER;
import static org.stromlauf.metering.WrittenMscons.MINUTES;
import static org.stromlauf.metering.WrittenMscons.SENT;
import static org.stromlauf.metering.WrittenMscons.TENANT;
import static org.stromlauf.metering.WrittenMscons.read;
import static org.stromlauf.metering.WrittenMscons.received;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.Fields;
import org.stromlauf.shared.DateRange;
import org.stromlauf.testing.MovableClock;
import org.stromlauf.testing.TestDatabase;

/** Values of real messages of older releases are kept and read back as they were told. */
class RealMeterValuesTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final TransactionTemplate TRANSACTION =
            new TransactionTemplate(new DataSourceTransactionManager(DATABASE));

    private final DayVersions days = new DayVersions(JdbcClient.create(DATABASE));
    private final DayStore store = new DayStore(new JdbcTemplate(DATABASE));
    private final RegisterValues registers = new RegisterValues(JdbcClient.create(DATABASE));
    private final MeterValues values = new MeterValues(days, registers);
    private final MovableClock clock = new MovableClock(SENT);
    private final MeterValueIntake intake = new MeterValueIntake(
            days,
            store,
            registers,
            JdbcClient.create(DATABASE),
            new SettledValues(JdbcClient.create(DATABASE), clock),
            e -> {},
            clock);

    /**
     * A month of quarter hours of a real meter; its publisher made its location unreadable. The hour of 20 December from 16:00
     * stands in it twice, with different values and an end before its beginning; without that hour it is read.
     */
    @Test
    @EnabledIfEnvironmentVariable(named = "STROMLAUF_SHARED", matches = ".+")
    void storesAMonthOfARealMeterAndReadsItBackButNotAnHourThatComesTwice() throws Exception {
        var file = Path.of(System.getenv("STROMLAUF_SHARED"), "samples/edifact/msconsconverter/MSCONS_TL_SAMPLE01.txt");
        var sent = Files.readString(file, StandardCharsets.ISO_8859_1)
                .replaceAll("LOC\\+172\\+[^']+'(DTM[^']+'){2}", "LOC+172+" + METER + "'");
        var rows = new TreeMap<Instant, String>();
        for (var row : sent.split("(?=QTY\\+)")) {
            if (row.startsWith("QTY") && instant(row, "163").plusSeconds(900).equals(instant(row, "164"))) {
                rows.put(instant(row, "163"), row.replaceAll("UNT.*", ""));
            }
        }
        var once = sent.substring(0, sent.indexOf("QTY+")) + String.join("", rows.values()) + "UNT+1+1'UNZ+1+1'";

        var twice = MeterValueReader.read(received(old(sent)));
        var read = (Contents.Values) MeterValueReader.read(received(old(once)));
        TRANSACTION.executeWithoutResult(
                t -> assertThat(intake.take(TENANT, "13018", read)).isEmpty());

        assertThat(twice).isInstanceOfSatisfying(Contents.Faulty.class, f -> assertThat(f.erc())
                .isEqualTo("Z41"));
        var stored = values.profiles(
                TENANT,
                ReportingPoint.of(METER),
                DateRange.of(LocalDate.of(2015, 12, 1), LocalDate.of(2016, 1, 2)),
                clock.instant());
        var back = new TreeMap<Instant, Long>();
        for (var day : stored.get(0).days()) {
            for (int i = 0; i < day.size(); i++) if (day.isPresent(i)) back.put(day.from(i), day.wattHours(i));
        }
        assertThat(back).hasSizeGreaterThan(2_900);
        assertThat(back.keySet()).isEqualTo(rows.keySet());
        assertThat(back.values())
                .containsExactlyElementsOf(rows.values().stream()
                        .map(r -> r.substring("QTY+220:".length(), r.indexOf('\''))
                                .replace(',', '.'))
                        .map(q -> new BigDecimal(q).movePointRight(3).longValueExact())
                        .toList());
    }

    /** Its two values tell of a balancing group, which has no meter; told of a meter they are kept as they are. */
    @Test
    @EnabledIfEnvironmentVariable(named = "STROMLAUF_SHARED", matches = ".+")
    void keepsTheValuesOfAnOlderReleaseOnceTheyNameAMeter() throws Exception {
        var folder = Path.of(System.getenv("STROMLAUF_SHARED"), "samples/edifact/mscons-restify");
        var sent = Files.readString(folder.resolve("mscons-message-example-simple.txt"), StandardCharsets.ISO_8859_1);

        var strange = MeterValueReader.read(received(old(sent)));
        var read = (Contents.Values)
                MeterValueReader.read(received(old(sent.replaceAll("LOC\\+237\\+[^']+", "LOC+172+" + METER))));

        assertThat(strange).isInstanceOfSatisfying(Contents.Faulty.class, f -> assertThat(f.erc())
                .isEqualTo("Z10"));
        assertThat(read.others())
                .extracting(PeriodValue::from, PeriodValue::to, v -> v.value().toPlainString())
                .containsExactly(
                        tuple(Instant.parse("2021-01-01T23:00:00Z"), Instant.parse("2021-01-31T23:15:00Z"), "4250.465"),
                        tuple(
                                Instant.parse("2021-01-31T23:15:00Z"),
                                Instant.parse("2021-01-31T23:20:00Z"),
                                "4250.465"));
        assertThat(read.others()).allMatch(v -> v.status() == ValueStatus.TRUE_VALUE);
    }

    private static Instant instant(String row, String qualifier) {
        var at = row.indexOf("DTM+" + qualifier + ":") + "DTM+163:".length();
        return LocalDateTime.parse(row.substring(at, at + 12), MINUTES).toInstant(ZoneOffset.ofHours(1));
    }

    /** A message of a release that has no definition any more. */
    private static CheckedMessage old(String text) {
        var outline =
                ENGINE.outlines(text.getBytes(StandardCharsets.ISO_8859_1)).get(0);
        return new CheckedMessage(
                "1",
                "MSCONS",
                "D:04B",
                "2.2e",
                "13018",
                null,
                "D",
                List.of(),
                Fields.builder().build(),
                0,
                0,
                () -> outline);
    }
}
