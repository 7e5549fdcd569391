package org.stromlauf.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stromlauf.dunning.Claim.Standing;
import org.stromlauf.dunning.PaymentPlan.ExpectedYearlyBill;
import org.stromlauf.dunning.PaymentPlan.MonthlyInstalment;
import org.stromlauf.receivables.ItemKind;
import org.stromlauf.receivables.OpenItem;
import org.stromlauf.shared.Money;

class ArrearsTests {

    private static final LocalDate DUE = LocalDate.of(2027, 3, 1);

    @ParameterizedTest(name = "instalment {0}, arrears {1}: {2}")
    @CsvSource({
        "87.00, 174.00, true", // twice the instalment
        "87.00, 173.99, false",
        "40.00, 100.00, true", // twice is less than 100 euros
        "40.00, 99.99, false",
        "50.00, 100.00, true",
        "50.01, 100.01, false",
    })
    void needsTwoInstalmentsAndAHundredEuros(String instalment, String owed, boolean allowed) {
        var arrears = new Arrears(List.of(claim(owed)), new MonthlyInstalment(Money.of(instalment)));

        assertThat(arrears.allowDisconnection()).isEqualTo(allowed);
    }

    @ParameterizedTest(name = "expected bill {0}, arrears {1}: {2}")
    @CsvSource({
        "1200.00, 200.00, true", // a sixth
        "1200.00, 199.99, false",
        "1200.01, 200.00, false", // a sixth is 200.0017 euros
        "1200.01, 200.01, true",
        "300.00, 99.99, false",
        "300.00, 100.00, true",
    })
    void needsASixthOfTheExpectedBillWithoutInstalments(String bill, String owed, boolean allowed) {
        var arrears = new Arrears(List.of(claim(owed)), new ExpectedYearlyBill(Money.of(bill)));

        assertThat(arrears.allowDisconnection()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @EnumSource(value = Standing.class, names = "DUE", mode = EnumSource.Mode.EXCLUDE)
    void leavesOutWhatTheLawLeavesOut(Standing standing) {
        var arrears = arrears(claim("199.99"), claim("500.00").standing(standing));

        assertThat(arrears.counted()).isEqualTo(Money.of("199.99"));
        assertThat(arrears.total()).isEqualTo(Money.of("699.99"));
        assertThat(arrears.allowDisconnection()).isFalse();
    }

    @Test
    void countsWhatIsLeftAfterPartPayments() {
        assertThat(arrears(claim("100.00"), claim("99.99")).allowDisconnection())
                .isFalse();
        assertThat(arrears(claim("100.00"), claim("100.00")).allowDisconnection())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "INVOICE, DUE",
        "INSTALMENT, DUE",
        "RETURN_FEE, ANCILLARY",
        "DUNNING_FEE, ANCILLARY",
        "INTEREST, ANCILLARY",
    })
    void takesFeesAndInterestAsAncillary(ItemKind kind, Standing standing) {
        var item = new OpenItem("a", "c", kind, "V", DUE, DUE, Money.of("10.00"), Money.of("4.00"));

        assertThat(Claim.of(item)).isEqualTo(new Claim("a", DUE, Money.of("4.00"), standing));
    }

    private static Arrears arrears(Claim... claims) {
        return new Arrears(Arrays.asList(claims), new MonthlyInstalment(Money.of("100.00")));
    }

    private static Claim claim(String open) {
        return new Claim("i", DUE, Money.of(open), Standing.DUE);
    }
}
