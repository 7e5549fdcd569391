package org.stromlauf.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.stromlauf.billing.BillCalculation;
import org.stromlauf.billing.BillOrder;
import org.stromlauf.billing.BillOutcome;
import org.stromlauf.billing.BillingFactory;
import org.stromlauf.billing.BillingFactory.Keyed;
import org.stromlauf.billing.WhatIf;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PriceSheet;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.rating.Usage;
import org.stromlauf.retail.ProductFile;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/**
 * The budgets of the Billing Factory on households billed by readings: bills by themselves, another price sheet over all of them,
 * and a run whose positions end in PostgreSQL. Documents and postings are no part of it.
 */
final class BillingBench implements Bench {

    private static final int WHAT_IF = 100_000;
    private static final int EXPLAINED = 10_000;
    private static final double WHAT_IF_SECONDS = 180;
    private static final int CHUNK = 250;
    private static final DateRange YEAR = DateRange.of(LocalDate.of(2025, 10, 1), LocalDate.of(2026, 10, 1));
    private static final Path PRODUCTS = Path.of(System.getProperty("stromlauf.home", "."), "products");
    private static final String GRID = "9521000000032";

    private final int contracts;
    private final PublishedPrices prices;
    private final PriceSheet sheet;

    BillingBench(int contracts) {
        this.contracts = contracts;
        this.prices = PriceFiles.ours().with(grid());
        this.sheet = sheet("household-all-inclusive", "");
    }

    @Override
    public List<BenchLine> run() throws IOException {
        return List.of(single(), explained(), whatIf(), bills());
    }

    /** Compiling the plan included: no order shares it with another. */
    private BenchLine single() {
        var order = order(1);
        var rate = Bench.perCpuSecond(() -> require(new BillCalculation().of(order)));
        return BenchLine.atLeast(
                "billing.bills", "bills/CPU-s: a year by readings, ten lines, plan compiled for each", rate, 500);
    }

    /** Every line of a run of 10,000 bills follows from the operands that explain it. */
    private BenchLine explained() {
        var calculation = new BillCalculation();
        int lines = 0;
        for (int i = 0; i < EXPLAINED; i++) {
            var bill = ((BillOutcome.Billed) calculation.of(order(i))).bill();
            for (var line : bill.lines()) {
                if (!line.operands().lineSum().rounded().equals(line.amount())) {
                    throw new IllegalStateException("Line " + line.component() + " of contract " + bill.contract()
                            + " does not follow from its explanation: " + line);
                }
                lines++;
            }
        }
        return BenchLine.atLeast(
                "billing.explained",
                "lines of 10,000 bills that recompute from their explanation",
                lines,
                10 * EXPLAINED);
    }

    private BenchLine whatIf() {
        var dearer = sheet("household-all-inclusive", "29.40");
        var begun = System.nanoTime();
        var result = WhatIf.of(IntStream.range(0, WHAT_IF).parallel().mapToObj(this::order), dearer);
        var seconds = (System.nanoTime() - begun) / 1e9;
        if (result.losers() != WHAT_IF) throw new IllegalStateException("Not everybody pays more: " + result);
        return BenchLine.atMost(
                "billing.what-if",
                "s: another price sheet over 100,000 contracts on "
                        + Runtime.getRuntime().availableProcessors() + " cores",
                seconds,
                WHAT_IF_SECONDS);
    }

    private BenchLine bills() throws IOException {
        try (var box = new EmptyBox()) {
            var factory = box.bean(BillingFactory.class);
            var tenant = TenantId.of("bench");
            var calculation = new BillCalculation();
            var begun = System.nanoTime();
            for (int first = 0; first < contracts; first += CHUNK) {
                var orders = IntStream.range(first, Math.min(first + CHUNK, contracts))
                        .mapToObj(i -> new Keyed("bench-" + i, order(i)))
                        .toList();
                factory.billAll(tenant, orders, calculation).forEach(BillingBench::require);
            }
            var seconds = (System.nanoTime() - begun) / 1e9;
            var what =
                    "bills/s: %,d households by readings, positions in PostgreSQL, one thread, %.0f s, heap at most %d MB"
                            .formatted(contracts, seconds, peakMegabytes());
            return BenchLine.atLeast("billing.run", what, contracts / seconds, 200);
        }
    }

    private static long peakMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(p -> p.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(u -> u.getUsed())
                        .sum()
                / 1_048_576;
    }

    private static void require(BillOutcome outcome) {
        if (!(outcome instanceof BillOutcome.Billed)) throw new IllegalStateException("Not billed: " + outcome);
    }

    private BillOrder order(int number) {
        var wattHours = 1_500_000L + number % 4_000 * 1_000L;
        var usage = new Usage.Metered(List.of(Usage.Metered.evenly(YEAR, wattHours, "Ablesung vom 01.10.2026")));
        return new BillOrder("V" + number, sheet, prices, YEAR, usage, null, Instant.parse("2026-10-05T11:00:00Z"));
    }

    private PriceSheet sheet(String product, String energyPrice) {
        try {
            var text = Files.readString(PRODUCTS.resolve(product + ".yaml"));
            if (!energyPrice.isEmpty()) text = text.replace("price: 27.90", "price: " + energyPrice);
            var read = ProductFile.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), product, prices);
            var known = read.product();
            if (known == null) throw new IllegalStateException(product + ": " + read.faults());
            return known.sheet();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static PublishedPrices grid() {
        try (var file = Files.newInputStream(PRODUCTS.resolve("grids").resolve(GRID + ".yaml"))) {
            return PriceFiles.published(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
