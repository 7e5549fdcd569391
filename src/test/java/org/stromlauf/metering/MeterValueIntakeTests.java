package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.metering.WrittenValues.meter;
import static org.stromlauf.metering.WrittenValues.profile;
import static org.stromlauf.metering.WrittenValues.quantity;
import static org.stromlauf.metering.WrittenValues.reading;
import static org.stromlauf.metering.WrittenValues.values;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.edifact.Answers.ObjectFinding;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.Envelope;
import org.stromlauf.edifact.Fields;
import org.stromlauf.edifact.MessageDraft;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.locations.Grid;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.marketcomm.MessageHandler.Outcome;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.metering.LocationUsage.Counting;
import org.stromlauf.metering.MeterSource.QuarterHours;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.MovableClock;
import org.stromlauf.testing.TestDatabase;

/** Messages as they travel, from fields to EDIFACT and back, and what a grid operator does with them. */
class MeterValueIntakeTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load();
    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final TransactionTemplate TRANSACTION =
            new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final MarketPartnerId OPERATOR = LocationFixtures.METERING_OPERATOR;
    private static final MarketPartnerId GRID = LocationFixtures.GRID_OPERATOR;
    private static final MarketLocationId LOCATION = LocationFixtures.MARKET_LOCATION;
    private static final MeteringLocation METER = LocationFixtures.meteringLocation();
    private static final LocalDate DAY = LocalDate.of(2026, 10, 25);
    private static final Instant SENT = Instant.parse("2026-11-02T09:00:00Z");

    private final TenantId tenant = TenantId.of("intake-" + TENANTS.incrementAndGet());
    private final MovableClock clock = new MovableClock(SENT);
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final Locations locations = new Locations(jdbc);
    private final DayVersions days = new DayVersions(JdbcClient.create(DATABASE));
    private final RegisterValues registers = new RegisterValues(jdbc);
    private final MeterValues values = new MeterValues(days, registers);
    private final List<Object> events = new ArrayList<>();
    private final MeterValueIntake intake = new MeterValueIntake(
            days,
            new DayStore(new JdbcTemplate(DATABASE)),
            registers,
            jdbc,
            new SettledValues(jdbc, clock),
            events::add,
            clock);
    private final GridPointCheck check = new GridPointCheck(locations, new ReadContents(), new MountedMeters(jdbc));
    private int documents;

    @Test
    void carriesADayOfAHundredQuarterHoursWithEveryStatus() {
        var day = DayValues.builder(DAY);
        for (int i = 0; i < 100; i++) day.set(i, 100 + i, ValueStatus.TRUE_VALUE, false);
        day.set(3, 7, ValueStatus.PRELIMINARY, false).set(4, 8, ValueStatus.SUBSTITUTE, false);
        day.set(5, 9, ValueStatus.TRUE_VALUE, true);
        var remarks = new Remarks(null, "Z92", "Z75", "ZA7");
        var message = sent("13025", DeliveryMessages.profile(LOCATION, true, new QuarterHours(day.build(), remarks)));

        var read = (Contents.Values) MeterValueReader.read(message);

        assertThat(read.days()).singleElement().satisfies(v -> {
            var expected = day.set(4, 8, ValueStatus.SUBSTITUTE, Remarks.substitute("Z92", "Z75"))
                    .set(5, 9, ValueStatus.TRUE_VALUE, Remarks.correction("ZA7"));
            assertThat(v.values()).isEqualTo(expected.build());
            assertThat(v.remarks()).isEqualTo(remarks);
            assertThat(v.obis()).isEqualTo("1-1:1.29.0");
            assertThat(v.provenance().documentedAt()).isEqualTo(SENT);
        });
    }

    @Test
    void splitsAMonthByGermanDays() {
        var month = new ArrayList<Fields>();
        for (var day = LocalDate.of(2026, 10, 24); day.isBefore(LocalDate.of(2026, 10, 27)); day = day.plusDays(1)) {
            month.addAll(values(profile(day, 5)));
        }
        var message = sent("13025", profile(month, LocalDate.of(2026, 10, 24), LocalDate.of(2026, 10, 27)));

        var read = (Contents.Values) MeterValueReader.read(message);

        assertThat(read.days()).extracting(d -> d.values().size()).containsExactly(96, 100, 96);
        assertThat(read.days()).allMatch(d -> d.values().isComplete());
    }

    @Test
    void answersAGapADoubleAndAStrayQuarterHour() {
        var all = values(profile(DAY, 5));
        var gap = all.subList(0, 99);
        var twice = new ArrayList<>(gap);
        twice.add(all.get(0));

        assertThat(fault(profile(gap, DAY, DAY.plusDays(1))).erc()).isEqualTo("Z30");
        assertThat(fault(profile(twice, DAY, DAY.plusDays(1))).erc()).isEqualTo("Z41");
        assertThat(fault(profile(all, DAY.plusDays(1), DAY.plusDays(2))).erc()).isEqualTo("Z41");
    }

    @Test
    void knowsOnlyItsOwnPointsOperatorsDevicesAndRegisters() {
        assertThat(erc(sent("13025", profile(DAY, 5)))).isEqualTo("Z10");
        assertThat(erc(sent("13017", reading(METER, "10")))).isEqualTo("Z10");
        register();

        assertThat(check.check(sent("13025", profile(DAY, 5)))).isEmpty();
        assertThat(check.check(sent("13017", reading(METER, "10")))).isEmpty();
        assertThat(erc(sent("13017", reading(meter("OTHER", "1-0:1.8.0"), "10"))))
                .isEqualTo("Z19");
        assertThat(erc(sent("13017", reading(meter(METER.deviceNumber(), "1-0:1.8.1"), "10"))))
                .isEqualTo("Z20");
        assertThat(erc(sentBy(MarketPartnerId.of("9900000000099"), "13025", profile(DAY, 5))))
                .isEqualTo("Z17");
    }

    /** Values of the past are told and put right also when another meter stands there by now. */
    @Test
    void stillKnowsAMeterThatWasReadBeforeItWasChanged() {
        register();
        assertThat(handle(sent("13017", reading(meter("1EMHOLD", "1-0:1.8.0"), "10"))))
                .isEqualTo(Outcome.HANDLED);

        assertThat(check.check(sent("13017", reading(meter("1EMHOLD", "1-0:1.8.0"), "11"))))
                .isEmpty();
        assertThat(erc(sent("13017", reading(meter("1EMHOLD", "1-0:1.8.1"), "11"))))
                .isEqualTo("Z19");
    }

    @Test
    void keepsWhatFitsAndTellsOfIt() {
        var message = sent("13025", profile(DAY, 5));

        assertThat(handle(message)).isEqualTo(Outcome.HANDLED);
        assertThat(handle(message)).isEqualTo(Outcome.HANDLED);
        assertThat(profileTotal()).isEqualTo(500);
        assertThat(events)
                .hasOnlyElementsOfTypes(MeterValuesReceived.class, LoadProfilesReceived.class)
                .hasSize(2);
    }

    @Test
    void givesAnUnexplainedChangeOfATrueValueToACaseWorkerAndKeepsTheOldOne() {
        assertThat(handle(sent("13025", profile(DAY, 5)))).isEqualTo(Outcome.HANDLED);
        clock.moveTo(SENT.plusSeconds(60));
        var changed = sent("13025", profile(DAY, 6));

        assertThat(handle(changed)).isEqualTo(Outcome.UNEXPECTED);
        assertThat(profileTotal()).isEqualTo(500);
        assertThat(refusal(changed)).contains("Messwertstatus");
    }

    @Test
    void givesAnOverlappingQuantityToACaseWorker() {
        assertThat(handle(sent("13019", quantity(0, 30)))).isEqualTo(Outcome.HANDLED);
        clock.moveTo(SENT.plusSeconds(60));
        var overlapping = sent("13019", quantity(20, 40));

        assertThat(handle(overlapping)).isEqualTo(Outcome.UNEXPECTED);
        assertThat(refusal(overlapping)).contains("überschneidet");
    }

    @Test
    void replacesAReadingAfterItsWithdrawal() {
        var first = sent("13017", reading(METER, "10"));
        assertThat(handle(first)).isEqualTo(Outcome.HANDLED);
        clock.moveTo(SENT.plusSeconds(60));
        var withdrawal = DeliveryMessages.cancellation(
                METER.id().value(), first.message().fields().get("documentNumber"));
        assertThat(handle(sent("13006", withdrawal))).isEqualTo(Outcome.HANDLED);
        assertThat(readings()).isEmpty();
        assertThat(handle(sent("13017", reading(METER, "11")))).isEqualTo(Outcome.HANDLED);

        assertThat(readings()).containsExactly("11.000");
    }

    @Test
    void ratesWhatWasMeasuredAndMissesWhatWasNot() {
        var usage = new LocationUsage(values, new MountedMeters(jdbc));
        assertThat(handle(sent("13019", quantity(0, 30)))).isEqualTo(Outcome.HANDLED);
        assertThat(handle(sent("13025", profile(DAY, 5)))).isEqualTo(Outcome.HANDLED);
        var september = DateRange.of(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 1));

        var metered = usage.metered(tenant, LOCATION, september, clock.instant());
        assertThat(metered.wattHours(september)).hasValue(80_500);
        assertThat(metered.sources(september))
                .containsExactly("Energiemenge 80,5 kWh vom 01.09.2026 bis 30.09.2026 (wahrer Wert, Beleg DOC1)");
        assertThat(metered.wattHours(DateRange.of(september.from(), DAY))).isEmpty();

        var days = DateRange.of(DAY, DAY.plusDays(2));
        var profile = usage.profile(tenant, LOCATION, Counting.FINAL, days, clock.instant());
        assertThat(profile.wattHours(DateRange.of(DAY, DAY.plusDays(1)))).hasValue(500);
        assertThat(profile.wattHours(days)).isEmpty();
        assertThat(profile.missingIn(days)).contains("26.10.2026");
    }

    private Outcome handle(ReceivedMessage message) {
        return TRANSACTION.execute(t -> new MeterValueHandlers()
                .gridOperatorMeterValues(intake, new ReadContents(), (tenant, points) -> {})
                .handle(message));
    }

    private String erc(ReceivedMessage message) {
        return check.check(message).stream().map(ObjectFinding::erc).findFirst().orElse("none");
    }

    private Contents.Faulty fault(Fields fields) {
        return (Contents.Faulty) MeterValueReader.read(sent("13025", fields));
    }

    private String refusal(ReceivedMessage message) {
        return jdbc.sql("select reason from metering.refusal where tenant_id = ? and message = ?")
                .params(tenant.value(), message.id())
                .query(String.class)
                .single();
    }

    private long profileTotal() {
        return values.profiles(tenant, ReportingPoint.of(LOCATION), DateRange.of(DAY, DAY.plusDays(1)), clock.instant())
                .get(0)
                .days()
                .get(0)
                .total();
    }

    private List<String> readings() {
        return values.readings(tenant, METER.id(), DateRange.of(DAY, DAY), clock.instant()).stream()
                .map(r -> r.value().toPlainString())
                .toList();
    }

    private void register() {
        locations.defineGrid(
                tenant,
                new Grid(
                        GRID,
                        LocationFixtures.FALLBACK_SUPPLIER,
                        LocationFixtures.grid().transmissionOperator(),
                        LocationFixtures.grid().balancingArea(),
                        LocationFixtures.grid().controlArea()));
        TRANSACTION.executeWithoutResult(
                t -> locations.register(tenant, LocationFixtures.bundle(), LocalDate.of(2026, 1, 1)));
    }

    private ReceivedMessage sent(String pid, Fields fields) {
        return sentBy(OPERATOR, pid, fields);
    }

    /** Written and read by the message engine, which must find nothing wrong with it. */
    private ReceivedMessage sentBy(MarketPartnerId sender, String pid, Fields fields) {
        var numbered = Fields.builder()
                .put("documentNumber", "DOC" + ++documents)
                .put("documentTime", clock.instant())
                .put("sender", sender.value())
                .put("receiver", GRID.value());
        if (!pid.equals("13025")) numbered.put("documentCode", "7");
        fields.values().forEach(numbered::put);
        fields.groups().forEach((name, parts) -> parts.forEach(p -> numbered.add(name, p)));
        var bytes = ENGINE.write(
                ENGINE.versionAt(SENT), envelope(sender), List.of(new MessageDraft(pid, "1", numbered.build())));
        var interchange = ENGINE.check(bytes, new Context(SENT, "MSB", "NB"));
        assertThat(interchange.findings()).isEmpty();
        CheckedMessage message = interchange.messages().get(0);
        assertThat(message.findings())
                .as(new String(bytes, StandardCharsets.ISO_8859_1))
                .isEmpty();
        return new ReceivedMessage(
                UUID.nameUUIDFromBytes((tenant + "/" + documents).getBytes(StandardCharsets.UTF_8)),
                tenant,
                sender,
                SENT,
                message,
                message.fields());
    }

    private static Envelope envelope(MarketPartnerId sender) {
        var at = LocalDateTime.ofInstant(SENT, ZoneOffset.UTC);
        return new Envelope(sender.value(), "500", GRID.value(), "500", at, "REF1", null, false);
    }
}
