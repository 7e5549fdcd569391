package org.stromlauf.edifact.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stromlauf.edifact.rules.StatusExpression.Modal;

class StatusExpressionTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Muss [1] ∨ [2] ∧ [3] | ([1] ∨ ([2] ∧ [3]))",
                "Muss [1] ∨ [2] ⊻ [3] | ([1] ∨ ([2] ⊻ [3]))",
                "Muss [1] ⊻ [2] ∧ [3] | ([1] ⊻ ([2] ∧ [3]))",
                "Muss ([1] ∨ [2]) ∧ [3] | (([1] ∨ [2]) ∧ [3])",
                "X [931] [494] | ([931] ∧ [494])",
                "X [950] ([514] ∨ [518]) ∧ [35] | (([950] ∧ ([514] ∨ [518])) ∧ [35])",
                "X [5P0..1] ⊻ [4P1..n] | ([5P0..1] ⊻ [4P1..n])",
                "X [UB1] | [UB1]",
            })
    void neighboursBindBeforeAndBeforeXorBeforeOr(String text, String tree) {
        assertThat(StatusExpression.parse(text).clauses().get(0).condition()).hasToString(tree);
    }

    @Test
    void laterClausesFollowTheirOwnModal() {
        var clauses = StatusExpression.parse("Muss [315] Soll [8] ∧ [301] Kann").clauses();

        assertThat(clauses)
                .extracting(StatusExpression.Clause::modal)
                .containsExactly(Modal.MUSS, Modal.SOLL, Modal.KANN);
        assertThat(clauses.get(2).condition()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1]", "Muss [1] ∧", "Muss ([1]", "Muss [1]]", "X [abc]", "Muss [1", "X [4P0.1]"})
    void refusesBrokenExpressions(String text) {
        assertThatThrownBy(() -> StatusExpression.parse(text)).isInstanceOf(ExpressionException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "TRUE,TRUE,TRUE,TRUE,FALSE",
        "TRUE,FALSE,FALSE,TRUE,TRUE",
        "FALSE,FALSE,FALSE,FALSE,FALSE",
        "TRUE,UNKNOWN,UNKNOWN,TRUE,UNKNOWN",
        "FALSE,UNKNOWN,FALSE,UNKNOWN,UNKNOWN",
        "UNKNOWN,UNKNOWN,UNKNOWN,UNKNOWN,UNKNOWN",
        "NEUTRAL,TRUE,TRUE,TRUE,TRUE",
        "NEUTRAL,FALSE,FALSE,NEUTRAL,NEUTRAL",
        "NEUTRAL,UNKNOWN,UNKNOWN,NEUTRAL,NEUTRAL",
        "NEUTRAL,NEUTRAL,NEUTRAL,NEUTRAL,NEUTRAL",
    })
    void unknownStaysUnknownUnlessTheOtherSideDecides(Truth a, Truth b, Truth and, Truth or, Truth xor) {
        assertThat(a.and(b)).isEqualTo(and).isEqualTo(b.and(a));
        assertThat(a.or(b)).isEqualTo(or).isEqualTo(b.or(a));
        assertThat(a.xor(b)).isEqualTo(xor).isEqualTo(b.xor(a));
    }
}
