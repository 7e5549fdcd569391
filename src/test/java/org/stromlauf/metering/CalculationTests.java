package org.stromlauf.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.stromlauf.metering.Formula.Operand;
import org.stromlauf.metering.Formula.Operand.Measured;
import org.stromlauf.metering.Formula.Operator;
import org.stromlauf.metering.Formula.Part;
import org.stromlauf.shared.MeteringLocationId;

/** Formulas (UTILTS 25001) over quarter hours, also of the days on which the clock changes. */
class CalculationTests {

    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 10, 25), LocalDate.of(2026, 11, 2));

    private static Measured meter(int number, String factor) {
        return new Measured(
                MeteringLocationId.of("DE0001234567800000000000000000%03d".formatted(number)),
                true,
                new BigDecimal(factor));
    }

    /** A day on which a tenth of the values is missing. */
    private static DayValues day(Random random, LocalDate day, ValueStatus status) {
        var values = DayValues.builder(day);
        for (int i = 0; i < DayGrid.QUARTER_HOURS.size(day); i++) {
            if (random.nextInt(10) > 0) values.set(i, random.nextInt(5_000), status, Remarks.NONE);
        }
        return values.build();
    }

    @Property(tries = 60)
    void sumAndDifferenceAreThoseOfTheOperandsOrNothing(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int size) {
        var random = new Random(seed);
        var day = DAYS.get(random.nextInt(DAYS.size()));
        var parts = new ArrayList<Part>();
        var operands = new HashMap<Measured, DayValues>();
        for (int n = 0; n < size; n++) {
            var meter = meter(n, "1");
            parts.add(new Part(7, random.nextBoolean() ? Operator.ADD : Operator.SUBTRACT, meter));
            operands.put(meter, day(random, day, ValueStatus.TRUE_VALUE));
        }
        var calculated = Calculation.of(new Formula(7, parts), day, operands);

        for (int i = 0; i < calculated.values().size(); i++) {
            int index = i;
            var isWhole = operands.values().stream().allMatch(d -> d.isPresent(index));
            assertThat(calculated.values().isPresent(i)).isEqualTo(isWhole);
            if (!isWhole) continue;
            long expected = 0;
            for (var part : parts) {
                long value = operands.get((Measured) part.operand()).wattHours(i);
                expected += part.operator() == Operator.ADD ? value : -value;
            }
            assertThat(calculated.values().wattHours(i)).isEqualTo(expected);
        }
        assertThat(calculated.reasons().isEmpty()).isEqualTo(calculated.values().isComplete());
    }

    @Property(tries = 60)
    void lossesAndSharesAreRoundedOnceAtTheEnd(@ForAll long seed) {
        var random = new Random(seed);
        var day = DAYS.get(random.nextInt(DAYS.size()));
        var one = meter(1, "1.0" + (1 + random.nextInt(99)));
        var other = meter(2, "0." + (1 + random.nextInt(999_998)));
        var operands =
                Map.of(one, day(random, day, ValueStatus.TRUE_VALUE), other, day(random, day, ValueStatus.SUBSTITUTE));
        var formula = new Formula(
                2,
                List.of(
                        new Part(1, Operator.ADD, one),
                        new Part(1, Operator.ADD, other),
                        new Part(2, Operator.ADD, new Operand.Result(1))));
        var values = Calculation.of(formula, day, operands).values();

        for (int i = 0; i < values.size(); i++) {
            if (!values.isPresent(i)) continue;
            var exact = one.factor()
                    .multiply(BigDecimal.valueOf(operands.get(one).wattHours(i)))
                    .add(other.factor()
                            .multiply(BigDecimal.valueOf(operands.get(other).wattHours(i))));
            assertThat(exact.subtract(BigDecimal.valueOf(values.wattHours(i))).abs())
                    .isLessThanOrEqualTo(new BigDecimal("0.5"));
            assertThat(values.status(i)).contains(ValueStatus.SUBSTITUTE);
            assertThat(values.remarks(i)).isEqualTo(Remarks.substitute("ZS0", "ZS9"));
        }
    }

    @Property(tries = 40)
    void surplusIsNeverNegativeAndSplitsByAQuotient(@ForAll long seed) {
        var random = new Random(seed);
        var day = DAYS.get(random.nextInt(DAYS.size()));
        var generated = meter(1, "1");
        var used = meter(2, "1");
        var formula = new Formula(
                2,
                List.of(
                        new Part(1, Operator.ADD, generated),
                        new Part(1, Operator.SUBTRACT, used),
                        new Part(2, Operator.POSITIVE, new Operand.Result(1))));
        var operands = Map.of(
                generated, day(random, day, ValueStatus.TRUE_VALUE), used, day(random, day, ValueStatus.PRELIMINARY));
        var values = Calculation.of(formula, day, operands).values();

        for (int i = 0; i < values.size(); i++) {
            if (!values.isPresent(i)) continue;
            assertThat(values.wattHours(i))
                    .isEqualTo(Math.max(
                            0,
                            operands.get(generated).wattHours(i)
                                    - operands.get(used).wattHours(i)));
            assertThat(values.status(i)).contains(ValueStatus.PRELIMINARY);
        }
    }

    @Test
    void quotientByZeroHasNoValueAndSaysWhy() {
        var day = DAYS.get(2);
        var whole = meter(1, "1");
        var part = meter(2, "1");
        var formula = new Formula(
                2,
                List.of(
                        new Part(1, Operator.DIVIDEND, part),
                        new Part(1, Operator.DIVISOR, whole),
                        new Part(2, Operator.FACTOR, new Operand.Result(1)),
                        new Part(2, Operator.FACTOR, whole)));
        var halves = new long[96];
        var wholes = new long[96];
        for (int i = 1; i < 96; i++) {
            halves[i] = 333;
            wholes[i] = 1_000;
        }
        var calculated = Calculation.of(
                formula,
                day,
                Map.of(
                        part, DayValues.of(day, halves, ValueStatus.TRUE_VALUE),
                        whole, DayValues.of(day, wholes, ValueStatus.TRUE_VALUE)));

        assertThat(calculated.values().isPresent(0)).isFalse();
        assertThat(calculated.values().wattHours(1)).isEqualTo(333);
        assertThat(calculated.reasons()).containsExactly("Division durch null (1 Viertelstunden)");
    }

    @Test
    void operandWithoutADayLeavesTheWholeDayWithoutValues() {
        var known = meter(1, "1");
        var formula =
                new Formula(1, List.of(new Part(1, Operator.ADD, known), new Part(1, Operator.ADD, meter(2, "1"))));
        var day = DayValues.of(DAYS.get(0), new long[92], ValueStatus.TRUE_VALUE);
        var calculated = Calculation.of(formula, DAYS.get(0), Map.of(known, day));

        assertThat(calculated.values().total()).isZero();
        assertThat(calculated.values().isPresent(17)).isFalse();
        assertThat(calculated.reasons()).singleElement().asString().contains("002", "92 Viertelstunden");
    }

    @Test
    void refusesStepsThatTheHandbookRulesOut() {
        var meter = meter(1, "1");
        var mixed = List.of(new Part(1, Operator.ADD, meter), new Part(1, Operator.FACTOR, meter));
        var half = List.of(new Part(1, Operator.DIVIDEND, meter));
        var circle = List.of(
                new Part(1, Operator.ADD, new Operand.Result(2)), new Part(2, Operator.ADD, new Operand.Result(1)));

        assertThatThrownBy(() -> new Formula(1, mixed)).hasMessageContaining("mixes");
        assertThatThrownBy(() -> new Formula(1, half)).hasMessageContaining("mixes");
        assertThatThrownBy(() -> new Formula(1, circle)).hasMessageContaining("needs itself");
        assertThatThrownBy(() -> new Formula(3, List.of(new Part(1, Operator.ADD, meter))))
                .hasMessageContaining("no step 3");
    }
}
