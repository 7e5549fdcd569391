package org.stromlauf.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.billing.Budget.Measure;
import org.stromlauf.billing.Budget.Scope;
import org.stromlauf.billing.Budgets.Entry;
import org.stromlauf.billing.Budgets.Kind;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.TestDatabase;

/** Energy, money and prepaid credit of somebody: counted once a reference, told once a threshold. */
class BudgetsTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final DateRange YEAR = DateRange.of(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final List<Integer> told = new ArrayList<>();
    private final Budgets budgets = new Budgets(
            new BudgetRows(JdbcClient.create(DATABASE)),
            e -> told.add(((BudgetThresholdReached) e).percent()),
            Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC));
    private TenantId tenant = TenantId.of("aa");

    @BeforeEach
    void useATenantOfItsOwn(TestInfo test) {
        tenant =
                TenantId.of("b" + Integer.toUnsignedString(test.getDisplayName().hashCode()));
    }

    /** 1,000 kWh with 50, 80 and 100 percent: 400, 500, 900, 1,000. */
    @Test
    void tellsEachThresholdOnce() {
        open(Measure.ENERGY, "1000", 50, 80, 100);

        use("r1", "400");
        assertThat(told).isEmpty();
        use("r2", "100");
        assertThat(told).containsExactly(50);
        use("r3", "400");
        use("r4", "100");

        assertThat(told).containsExactly(50, 80, 100);
        assertThat(budgets.standing(tenant, "b").left()).isEqualByComparingTo("0");
    }

    @Test
    void oneJumpTellsAllThresholdsThatItPasses() {
        open(Measure.MONEY, "100", 80, 100);

        use("bill", "140.50");

        assertThat(told).containsExactly(80, 100);
        assertThat(budgets.standing(tenant, "b").left()).isEqualByComparingTo("-40.50");
    }

    @Test
    void aReferenceCountsOnce() {
        open(Measure.ENERGY, "1000", 80);

        use("r1", "500");
        use("r1", "500");

        assertThatThrownBy(() -> use("r1", "501")).hasMessageContaining("'r1' was counted as USE");
        assertThat(budgets.standing(tenant, "b").used()).isEqualByComparingTo("500");
    }

    /** Paid in 50.00; 45.00 used is 90 percent; 50.00 more and it is 45: the next time it is told anew. */
    @Test
    void aPaymentRaisesPrepaidCreditAndTakesThresholdsBack() {
        open(Measure.PREPAID, "50", 80);
        use("week-1", "45");
        assertThat(told).containsExactly(80);

        var paid = budgets.count(tenant, "b", new Entry("payment-1", Kind.TOP_UP, DAY, new BigDecimal("50")));
        assertThat(paid.left()).isEqualByComparingTo("55");
        assertThat(paid.reached()).isEmpty();
        use("week-2", "40");

        assertThat(told).containsExactly(80, 80);
    }

    @Test
    void whatWasCountedIsTakenBackOnce() {
        open(Measure.MONEY, "100", 80);
        use("bill", "90");

        for (int i = 0; i < 2; i++) budgets.takeBack(tenant, Scope.CONTRACT, "V-1", DAY, "bill");

        var standing = budgets.standing(tenant, "b");
        assertThat(standing.used()).isEqualByComparingTo("0");
        assertThat(standing.reached()).isEmpty();
    }

    @Test
    void energyAndMoneyOfOneUseGoToTheBudgetsThatCountThem() {
        open(Measure.ENERGY, "1000", 80);
        budgets.open(tenant, budget("m", Measure.MONEY, "300", 80));

        var energy = new Entry("bill", Kind.USE, DAY, new BigDecimal("700"));
        var money = new Entry("bill", Kind.USE, DAY, new BigDecimal("250.10"));
        budgets.use(tenant, Scope.CONTRACT, "V-1", energy, money);

        assertThat(budgets.standing(tenant, "b").used()).isEqualByComparingTo("700");
        assertThat(budgets.standing(tenant, "m").used()).isEqualByComparingTo("250.10");
        assertThat(told).containsExactly(80);
    }

    @Test
    void refusesWhatCannotBeMeant() {
        open(Measure.ENERGY, "1000", 80);

        assertThatThrownBy(() -> budgets.count(tenant, "b", new Entry("p", Kind.TOP_UP, DAY, BigDecimal.TEN)))
                .hasMessageContaining("no prepaid credit");
        assertThatThrownBy(() ->
                        budgets.count(tenant, "b", new Entry("p", Kind.USE, LocalDate.of(2027, 1, 1), BigDecimal.TEN)))
                .hasMessageContaining("[2026-01-01,2027-01-01)");
        assertThatThrownBy(() -> open(Measure.ENERGY, "2000", 80)).hasMessageContaining("another budget 'b'");
        assertThatThrownBy(() -> open(Measure.ENERGY, "1000")).hasMessageContaining("thresholds");
    }

    private void open(Measure measure, String amount, Integer... thresholds) {
        budgets.open(tenant, budget("b", measure, amount, thresholds));
    }

    private static Budget budget(String key, Measure measure, String amount, Integer... thresholds) {
        return new Budget(key, measure, Scope.CONTRACT, "V-1", YEAR, new BigDecimal(amount), List.of(thresholds));
    }

    private void use(String reference, String amount) {
        var unused = budgets.count(tenant, "b", new Entry(reference, Kind.USE, DAY, new BigDecimal(amount)));
    }
}
