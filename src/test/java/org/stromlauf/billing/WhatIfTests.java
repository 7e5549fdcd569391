package org.stromlauf.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PriceSheet;
import org.stromlauf.rating.Usage;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;

class WhatIfTests {

    private static final DateRange YEAR = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));
    private static final PriceSheet NOW = sheet("30", "100");

    /**
     * By hand, net: 1,000 kWh: 300 + 100 = 400, then 310 + 60 = 370 (−7.5 %); 5,000 kWh: 1,600, then 1,610 (+0.6 %). The electricity
     * tax of 20.50 and 102.50 is no margin: 2,000 − 123 = 1,877, then 1,980 − 123 = 1,857.
     */
    @Test
    void anotherSheetHasWinnersAndLosers() {
        var result = WhatIf.of(Stream.of(order("A", 1_000_000), order("B", 5_000_000)), sheet("31", "60"));

        assertThat(result.before()).isEqualTo(Money.of("2000.00"));
        assertThat(result.after()).isEqualTo(Money.of("1980.00"));
        assertThat(result.marginBefore()).isEqualTo(Money.of("1877.00"));
        assertThat(result.marginAfter()).isEqualTo(Money.of("1857.00"));
        assertThat(result.winners()).isOne();
        assertThat(result.losers()).isOne();
        assertThat(result.distribution()).containsOnly(java.util.Map.entry(-10, 1L), java.util.Map.entry(0, 1L));
        assertThat(result.most())
                .extracting(WhatIf.Affected::contract, WhatIf.Affected::after)
                .containsExactly(tuple("B", Money.of("1610.00")), tuple("A", Money.of("370.00")));
    }

    @Test
    void countsWhatCannotBeComputedAndSaysWhy() {
        var unread =
                new BillOrder("C", NOW, PriceFiles.ours(), YEAR, new Usage.Metered(List.of()), null, Instant.EPOCH);

        var result = WhatIf.of(Stream.of(unread, order("A", 1)), sheet("31", "60"));

        assertThat(result.notRatable()).isOne();
        assertThat(result.reasons()).singleElement().asString().startsWith("C: Ein Messwert fehlt");
        assertThat(result.contracts()).isEqualTo(2);
    }

    @Test
    void theOrderOfContractsDoesNotMatter() {
        var orders = java.util.stream.IntStream.range(0, 500)
                .mapToObj(i -> order("V" + i, i * 10_000L))
                .toList();
        var reversed = new java.util.ArrayList<>(orders);
        java.util.Collections.reverse(reversed);

        assertThat(WhatIf.of(orders.parallelStream(), sheet("31", "60")))
                .isEqualTo(WhatIf.of(reversed.stream(), sheet("31", "60")));
    }

    private static BillOrder order(String contract, long wattHours) {
        var usage = new Usage.Metered(List.of(Usage.Metered.evenly(YEAR, wattHours, "Ablesung")));
        return new BillOrder(contract, NOW, PriceFiles.ours(), YEAR, usage, null, Instant.EPOCH);
    }

    private static PriceSheet sheet(String energy, String base) {
        var yaml =
                """
                product: p
                name: P
                components:
                  - {key: e, label: E, kind: ENERGY, prices: [{from: 2026-01-01, price: %s}]}
                  - {key: b, label: B, kind: BASE, prices: [{from: 2026-01-01, price: %s}]}
                  - {key: t, label: T, kind: ENERGY, contained: true, published: tax/electricity}
                """
                        .formatted(energy, base);
        return PriceFiles.sheet(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
