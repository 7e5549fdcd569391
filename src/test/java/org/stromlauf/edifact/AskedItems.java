package org.stromlauf.edifact;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.rules.Expression;
import org.stromlauf.edifact.rules.Expression.Binary;
import org.stromlauf.edifact.rules.Expression.Operator;
import org.stromlauf.edifact.rules.Expression.Reference;
import org.stromlauf.edifact.rules.HandbookRules;
import org.stromlauf.edifact.rules.StatusExpression;
import org.stromlauf.edifact.rules.StatusExpression.Modal;

/** What status expressions ask for whatever stands elsewhere, read from the expressions themselves: the rules are not asked. */
final class AskedItems {

    /** Hints, formats, times, repetitions: they say how an item stands, not whether. */
    private static final String SILENT = "UB\\d|[5-9]\\d\\d|2\\d\\d\\d";

    private static final Pattern BOUNDS = Pattern.compile("(?:\\d+\\.\\.(\\d+)|(once)) in (SG\\d+|message)");

    private static final HandbookRules RULES =
            new HandbookRules(Definitions.load(DefinitionSource.classpath()), DefinitionSource.classpath());

    private AskedItems() {}

    /** How often at most, and within which group. */
    record Most(int count, String group) {}

    /** A Muss or X, wherever it stands, that no condition restricts; of a choice one alternative without condition is enough. */
    static boolean always(String status) {
        return StatusExpression.parse(status).clauses().stream()
                .anyMatch(c -> (c.modal() == Modal.MUSS || c.modal() == Modal.X) && isSilent(c.condition()));
    }

    private static boolean isSilent(@Nullable Expression expression) {
        if (expression == null) return true;
        if (expression instanceof Binary b) {
            return b.operator() == Operator.AND
                    ? isSilent(b.left()) && isSilent(b.right())
                    : isSilent(b.left()) || isSilent(b.right());
        }
        return ((Reference) expression).name().matches(SILENT);
    }

    /** The bound of an item that is asked for in any case; null when none, or several, say it. */
    static @Nullable Most most(MessageDefinition definition, String status) {
        if (!always(status) || status.contains("⊻") || status.contains("∨")) return null;
        var bounds = RULES.conditions(definition, status).values().stream()
                .map(BOUNDS::matcher)
                .filter(m -> m.matches())
                .map(m -> new Most(m.group(2) != null ? 1 : Integer.parseInt(m.group(1)), m.group(3)))
                .toList();
        return bounds.size() == 1 ? bounds.get(0) : null;
    }
}
