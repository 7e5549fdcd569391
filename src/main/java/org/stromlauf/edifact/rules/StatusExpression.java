package org.stromlauf.edifact.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an AHB writes in a PID's column, for example {@code Muss [17] ∧ [45] Soll [181]}: the first clause whose condition holds
 * decides.
 */
public record StatusExpression(List<Clause> clauses) {

    /** How strongly an item is asked for (Allgemeine Festlegungen, use of status). */
    public enum Modal {
        MUSS,
        SOLL,
        KANN,
        /** Of data elements and codes: required, or allowed, where its segment stands. */
        X
    }

    /** @param condition null when the clause holds always */
    public record Clause(Modal modal, @Nullable Expression condition) {}

    public StatusExpression {
        clauses = List.copyOf(clauses);
    }

    /** @throws ExpressionException when the text is no status expression */
    public static StatusExpression parse(String text) {
        return new ExpressionParser(text).status();
    }
}
