package org.stromlauf.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stromlauf.market.SimulatedBank.Day;
import org.stromlauf.market.SimulatedBank.Transfer;
import org.stromlauf.receivables.PaymentSchemas;
import org.stromlauf.shared.Money;

class SimulatedBankTests {

    private static final String ACCOUNT = "DE89370400440532013000";
    private static final LocalDate DAY = LocalDate.of(2027, 3, 16);
    private static final Transfer TRANSFER =
            new Transfer("Käthe Weiß", "DE75512108001245126199", Money.of("448.00"), "Vertrag 0123456789");

    @Test
    void aTransferIsAValidEntryThatLeadsToTheClosingBalance() {
        var day = new Day("KA-" + DAY, DAY, Money.of("100.00"), Map.of());

        var statement = SimulatedBank.book(day, ACCOUNT, List.of(), List.of(TRANSFER, TRANSFER));

        PaymentSchemas.validate("camt.053.001.08", statement.content());
        assertThat(statement.closing()).isEqualTo(Money.of("996.00"));
        assertThat(new String(statement.content(), StandardCharsets.UTF_8))
                .contains("<Ustrd>Vertrag 0123456789</Ustrd>", "<Nm>Käthe Weiß</Nm>", "<Cd>RCDT</Cd>");
    }

    @Test
    void sameDaySameBytes() {
        var day = new Day("KA-" + DAY, DAY, Money.ZERO, Map.of());

        assertThat(SimulatedBank.book(day, ACCOUNT, List.of(), List.of(TRANSFER))
                        .content())
                .isEqualTo(SimulatedBank.book(day, ACCOUNT, List.of(), List.of(TRANSFER))
                        .content());
    }
}
