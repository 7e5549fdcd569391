package org.stromlauf.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stromlauf.rating.ContractFacts;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PriceSheet;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.rating.Quantities;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;

class BillCalculationTests {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final String SHEET =
            """
            product: p
            name: P
            components:
              - {key: e, label: E, kind: ENERGY, prices: [{from: 2025-01-01, to: 2026-01-01, price: 31.173},
                 {from: 2026-01-01, blocks: [{upTo: 2000, price: 33.21}, {price: 29.9}]}]}
              - {key: b, label: B, kind: BASE, per: MONTH, prices: [{from: 2025-01-01, price: 9.99}]}
              - {key: g, label: G, kind: ENERGY, prices: [{from: 2025-01-01, formula: "0.4 * `grid/energy`"}]}
              - {key: k, label: K, kind: ENERGY, published: levy/kwkg, instead: {enfg-22: exempt/enfg-22}}
              - {key: r, label: R, kind: PERCENT, of: [e, b], prices: [{from: 2025-01-01, price: -3.5}]}
              - {key: m, label: M, kind: MINIMUM, of: [e, b], prices: [{from: 2025-01-01, price: 300}]}
              - {key: t, label: T, kind: ENERGY, contained: true, published: tax/electricity}
            """;

    /** Every line follows from its operands alone, and the lines add up to the bill. */
    @Test
    void everyLineOfTenThousandBillsFollowsFromItsOperands() throws IOException {
        var sheet = PriceFiles.sheet(
                new java.io.ByteArrayInputStream(SHEET.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        var prices = PriceFiles.ours().with(grid());
        var random = new SplittableRandom(1);
        var calculation = new BillCalculation();
        for (int i = 0; i < 10_000; i++) {
            var order = order(i, sheet, prices, random);
            var bill = ((BillOutcome.Billed) calculation.of(order)).bill();
            for (var line : bill.lines()) {
                assertThat(line.operands().lineSum().rounded()).isEqualTo(line.amount());
            }
            assertThat(bill.billed().stream().map(l -> l.amount()).reduce(Money.ZERO, Money::plus))
                    .isEqualTo(bill.net());
            assertThat(bill.net().plus(bill.vat())).isEqualTo(bill.gross());
            var back = bill.cancellation("x", Instant.EPOCH);
            assertThat(back.gross().plus(bill.gross())).isEqualTo(Money.ZERO);
            if (i % 1000 == 0) assertThat(new BillCalculation().of(order)).isEqualTo(new BillOutcome.Billed(bill));
        }
    }

    private static BillOrder order(int number, PriceSheet sheet, PublishedPrices prices, SplittableRandom random) {
        var from = FIRST.plusDays(random.nextInt(300));
        var period = DateRange.of(from, from.plusDays(random.nextInt(1, 400)));
        var usage = new Usage.Metered(List.of(Usage.Metered.evenly(period, random.nextLong(0, 9_000_000), "Ablesung")));
        var traits = random.nextBoolean() ? Set.of("enfg-22") : Set.<String>of();
        return new BillOrder(
                "V" + number,
                sheet,
                prices,
                period,
                Quantities.of(usage),
                null,
                Instant.EPOCH,
                new ContractFacts(traits, null));
    }

    private static PublishedPrices grid() throws IOException {
        try (var file = Files.newInputStream(Path.of("products/grids/9521000000032.yaml"))) {
            return PriceFiles.published(file);
        }
    }
}
