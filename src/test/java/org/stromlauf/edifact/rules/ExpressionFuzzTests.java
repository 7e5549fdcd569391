package org.stromlauf.edifact.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stromlauf.edifact.rules.Expression.Binary;
import org.stromlauf.edifact.rules.Expression.Operator;
import org.stromlauf.edifact.rules.Expression.Reference;

/** Whatever a file of definitions says, its expressions are read or refused with our own exception. */
class ExpressionFuzzTests {

    private static final String PIECES = "MussSollKannX[]()∧∨⊻ 0159P..nUB\t";

    @Property(tries = 2000, seed = "20261123")
    void readsOrRefuses(@ForAll("texts") String text) {
        try {
            assertThat(StatusExpression.parse(text).clauses()).isNotEmpty();
        } catch (ExpressionException e) {
            assertThat(e).hasMessageContaining("Status expression");
        }
    }

    @Property(tries = 1000, seed = "20261123")
    void readsWhatItWrites(@ForAll("expressions") Expression expression) {
        var read = StatusExpression.parse("Muss " + expression).clauses().get(0).condition();

        assertThat(read).isEqualTo(expression);
    }

    @Property(tries = 500, seed = "20261123")
    void aRightExpressionThatIsCutOffIsRefusedOrShorter(@ForAll("expressions") Expression expression, @ForAll int cut) {
        var whole = "Muss " + expression;
        var text = whole.substring(0, Math.floorMod(cut, whole.length()));
        readsOrRefuses(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[1]", "[1] ∧ ", "([1] ⊻ ", "Muss [1] "})
    void refusesWhatNeverEnds(String piece) {
        assertThatThrownBy(() -> StatusExpression.parse("Muss " + piece.repeat(200_000)))
                .isInstanceOf(ExpressionException.class)
                .extracting(e -> String.valueOf(e.getMessage()).length())
                .satisfies(length -> assertThat(length).isLessThan(700));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        PIECES.chars().mapToObj(Character::toString).distinct().toList())
                .list()
                .ofMaxSize(40)
                .map(pieces -> "Muss" + String.join("", pieces));
    }

    @Provide
    Arbitrary<Expression> expressions() {
        var reference = Arbitraries.of("1", "42", "902", "2061", "UB1", "1P0..1", "12P1..n")
                .map(Reference::new);
        var step = net.jqwik.api.Combinators.combine(
                        Arbitraries.of(Operator.values()), reference, Arbitraries.of(true, false))
                .as(Step::new);
        var chain = step.list().ofMinSize(1).ofMaxSize(12).map(steps -> steps.stream()
                .reduce((Expression) new Reference("7"), (e, s) -> s.add(e), (e, f) -> e));
        return net.jqwik.api.Combinators.combine(Arbitraries.of(Operator.values()), chain, chain)
                .as(Binary::new);
    }

    private record Step(Operator operator, Expression reference, boolean before) {

        private Expression add(Expression expression) {
            return before ? new Binary(operator, reference, expression) : new Binary(operator, expression, reference);
        }
    }
}
