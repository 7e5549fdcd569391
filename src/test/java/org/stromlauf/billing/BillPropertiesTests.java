package org.stromlauf.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.billing.BillOutcome.Billed;
import org.stromlauf.billing.BillingFactory.Keyed;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PriceSheet;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.rating.Usage;
import org.stromlauf.rating.Usage.Metered;
import org.stromlauf.rating.Usage.Metered.Section;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.TestDatabase;

/** What holds of all bills: order of input, splitting, corrections, two factories at once, the size of what is kept. */
class BillPropertiesTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE);
    private static final Instant NOW = Instant.parse("2027-01-11T11:00:00Z");
    private static final DateRange YEAR = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    private final BillingFactory factory = factory();
    private final PublishedPrices prices = PriceFiles.ours().with(grid());
    private final PriceSheet sheet = PriceFiles.sheet(new ByteArrayInputStream(
            read("products/household-all-inclusive.yaml").getBytes(StandardCharsets.UTF_8)));

    @Test
    void theOrderOfReadingsDoesNotMatter() throws JsonProcessingException {
        var sections = new ArrayList<>(months());
        var expected = bytes(bill(sections));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(sections, new Random(seed));
            assertThat(amounts(bill(sections))).isEqualTo(amounts(bill(months())));
            sections.sort(java.util.Comparator.comparing(s -> s.period().from()));
            assertThat(bytes(bill(sections))).isEqualTo(expected);
        }
    }

    @Test
    void theOrderOfContractsDoesNotMatter() throws JsonProcessingException {
        var orders = new ArrayList<Keyed>();
        for (int i = 0; i < 50; i++) orders.add(new Keyed("k" + i, order("V" + i, 1_000_000L + i * 7_777L)));
        var tenants = List.of(TenantId.of("order-a"), TenantId.of("order-b"));
        transaction().executeWithoutResult(s -> billed(factory.billAll(tenants.get(0), orders, new BillCalculation())));
        Collections.shuffle(orders, new Random(1));
        transaction().executeWithoutResult(s -> billed(factory.billAll(tenants.get(1), orders, new BillCalculation())));

        for (var keyed : orders) {
            assertThat(bytes(stored(tenants.get(1), keyed.key())))
                    .isEqualTo(bytes(stored(tenants.get(0), keyed.key())));
        }
    }

    /** Each line is rounded once: two halves differ from the whole by at most a cent a line. */
    @Test
    void splittingAPeriodChangesTotalsByNoMoreThanACentALine() {
        var usage = new Metered(List.of(Metered.evenly(YEAR, 3_512_345, "Ablesung")));
        var whole = bill(YEAR, usage);
        for (int day = 1; day < 365; day += 13) {
            var cut = YEAR.from().plusDays(day);
            var parts =
                    List.of(bill(DateRange.of(YEAR.from(), cut), usage), bill(DateRange.of(cut, YEAR.end()), usage));
            var sum = parts.get(0).net().plus(parts.get(1).net());
            var most = BigDecimal.valueOf(whole.billed().size(), 2);
            assertThat(sum.minus(whole.net()).euros().abs()).as("cut on " + cut).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void cancellationAndNewBillNetToTheDifference() {
        var tenant = TenantId.of("net");
        for (int i = 0; i < 20; i++) {
            var key = "n" + i;
            var before = order("V" + i, 1_500_000L + i * 99_999L);
            var after = order("V" + i, 1_700_000L + i * 55_555L);
            billed(List.of(factory.bill(tenant, key, before)));
            var first = stored(tenant, key);
            var correction = factory.correct(tenant, key, key + ".2", after);

            var books = factory.of(tenant, "V" + i).stream()
                    .map(b -> b.bill().gross())
                    .reduce(Money.ZERO, Money::plus);
            assertThat(books).isEqualTo(stored(tenant, key + ".2").gross());
            var cancellation = correction.cancellation();
            assertThat(cancellation).isNotNull();
            assertThat(java.util.Objects.requireNonNull(cancellation)
                            .bill()
                            .gross()
                            .plus(first.gross()))
                    .isEqualTo(Money.ZERO);
        }
    }

    @Test
    void whatIsKeptOfAPreviewIsTheBillToTheByteAndNothingElseUnderItsKey() throws JsonProcessingException {
        var tenant = TenantId.of("kept");
        var calculation = new BillCalculation();
        for (int i = 0; i < 20; i++) {
            var order = order("V" + i, 1_234_567L + i);
            var preview = (Billed) calculation.of(order);
            var kept = factory.keep(tenant, "p" + i, preview);
            billed(List.of(factory.bill(tenant, "b" + i, order)));
            assertThat(bytes(kept)).isEqualTo(bytes(preview.bill())).isEqualTo(bytes(stored(tenant, "b" + i)));
        }
        var other = (Billed) calculation.of(order("V0", 1L));
        assertThatThrownBy(() -> factory.keep(tenant, "p0", other)).hasMessageContaining("billed something else");
    }

    /** Every line of every bill, as it is stored, follows from the operands that are stored with it. */
    @Test
    void everyLineOfARunRecomputesFromItsStoredExplanation() {
        var tenant = TenantId.of("explained");
        var orders = IntStream.range(0, 400)
                .mapToObj(i -> new Keyed("e%03d".formatted(i), order("V" + i, 1_000_003L + i * 9_973L)))
                .toList();
        transaction().executeWithoutResult(s -> billed(factory.billAll(tenant, orders, new BillCalculation())));

        int lines = 0;
        for (var bill : factory.page(tenant, "", 400)) {
            for (var line : bill.bill().lines()) {
                lines++;
                assertThat(line.operands().lineSum().rounded())
                        .as(bill.key() + " " + line.component())
                        .isEqualTo(line.amount());
                assertThat(org.stromlauf.rating.Explanation.sentence(line)).isNotBlank();
            }
        }
        assertThat(lines).isEqualTo(400 * 10);
    }

    /** Two factories get the same orders at the same moment: each bill stands once, and both are told the same. */
    @Test
    void twoFactoriesAtOnceBillEachOrderOnce() throws Exception {
        var tenant = TenantId.of("twins");
        var orders = IntStream.range(0, 200)
                .mapToObj(i -> new Keyed("t" + i, order("V" + i, 1_000_000L + i)))
                .toList();
        var start = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var both = new ArrayList<Future<List<BillOutcome>>>();
            for (int instance = 0; instance < 2; instance++) {
                var own = factory();
                Callable<List<BillOutcome>> work = () -> {
                    start.await();
                    return transaction().execute(s -> own.billAll(tenant, orders, new BillCalculation()));
                };
                both.add(threads.submit(work));
            }
            assertThat(both.get(0).get()).hasSameSizeAs(both.get(1).get()).hasSize(200);
        } finally {
            threads.shutdown();
        }
        assertThat(JDBC.sql("select count(*) from billing.bill where tenant = 'twins'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(200);
    }

    /** Operands of ten lines and the sources that they share, as the row holds them. */
    @Test
    void theExplanationOfABillTakesNoMoreThanAKilobyte() {
        var tenant = TenantId.of("size");
        var source = "Energiemenge 3.500 kWh vom 01.01.2026 bis 31.12.2026 (abgelesen, Beleg MSC2027010112345678)";
        var usage = new Metered(List.of(Metered.evenly(YEAR, 3_500_000, source)));
        billed(List.of(factory.bill(tenant, "s", new BillOrder("V", sheet, prices, YEAR, usage, null, NOW))));

        int bytes = JDBC.sql(
                        """
                        select octet_length(sources::text) + (
                            select sum(octet_length((line -> 'operands')::text)) from jsonb_array_elements(lines) as line)
                        from billing.bill where tenant = 'size'
                        """)
                .query(Integer.class)
                .single();

        assertThat(bytes).isBetween(500, 1024);
        assertThat(stored(tenant, "s").lines()).hasSize(10).allSatisfy(line -> {
            assertThat(line.operands().lineSum().rounded()).isEqualTo(line.amount());
            assertThat(line.operands().priceSource()).isNotBlank();
        });
        assertThat(stored(tenant, "s").lines().get(0).operands().quantitySources())
                .containsExactly(source);
    }

    private static BillingFactory factory() {
        return new BillingFactory(new BillRows(JdbcClient.create(DATABASE)), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
    }

    private static void billed(List<BillOutcome> outcomes) {
        assertThat(outcomes).allSatisfy(o -> assertThat(o).isInstanceOf(Billed.class));
    }

    private Bill stored(TenantId tenant, String key) {
        return factory.find(tenant, key).orElseThrow().bill();
    }

    private static List<Section> months() {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(m -> LocalDate.of(2026, m, 1))
                .map(d -> Metered.evenly(DateRange.of(d, d.plusMonths(1)), 100_000L * d.getMonthValue() + 1, "Monat"))
                .toList();
    }

    private Bill bill(List<Section> sections) {
        return bill(YEAR, new Metered(sections));
    }

    private Bill bill(DateRange period, Usage usage) {
        var order = new BillOrder("V", sheet, prices, period, usage, null, NOW);
        return ((Billed) new BillCalculation().of(order)).bill();
    }

    private BillOrder order(String contract, long wattHours) {
        var usage = new Metered(List.of(Metered.evenly(YEAR, wattHours, "Ablesung vom 01.01.2027")));
        return new BillOrder(contract, sheet, prices, YEAR, usage, null, NOW);
    }

    private static List<Money> amounts(Bill bill) {
        return bill.lines().stream().map(l -> l.amount()).toList();
    }

    private static String bytes(Bill bill) throws JsonProcessingException {
        return bill.plan() + JSON.writeValueAsString(bill.lines());
    }

    private static PublishedPrices grid() {
        return PriceFiles.published(new ByteArrayInputStream(
                read("products/grids/9521000000032.yaml").getBytes(StandardCharsets.UTF_8)));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
