package org.stromlauf.workflow.engine;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds in the text of an expression what {@link ExpressionGuard} would refuse when it runs, so that a model with it is not even
 * deployed. The guard is the wall; this is the early word about it.
 */
final class ExpressionTexts {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{(.*?)}", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern INDEXED = Pattern.compile("\\[\\s*['\"]");
    private static final Pattern CALL = Pattern.compile("\\.\\s*(\\w+)\\s*\\(");
    private static final Pattern MEMBER = Pattern.compile("\\.\\s*(\\w+)");

    /** Members by which an expression leaves the world of values. */
    private static final Set<String> OUTWARD = Set.of("class", "getClass", "classLoader", "processEngine");

    /** Of FEEL: a function whose body is a Java method. */
    private static final Pattern EXTERNAL = Pattern.compile("\\bexternal\\b");

    private ExpressionTexts() {}

    /** In text of a BPMN model, where expressions stand in {@code ${…}}. */
    static Optional<String> forbiddenInModel(String text) {
        return EXPRESSION
                .matcher(text)
                .results()
                .flatMap(e -> forbidden(e.group(1), e.group()).stream())
                .findFirst();
    }

    /** In the text of a decision table's cell, FEEL or JUEL. */
    static Optional<String> forbiddenInDecision(String text) {
        if (forbiddenInModel(text).isPresent()) return forbiddenInModel(text);
        var bare = QUOTED.matcher(text).replaceAll("''");
        if (EXTERNAL.matcher(bare).find()) return Optional.of("Java function " + text);
        return leaves(bare) ? Optional.of("expression " + text) : Optional.empty();
    }

    private static Optional<String> forbidden(String inner, String whole) {
        var bare = QUOTED.matcher(inner).replaceAll("''");
        var calls = CALL.matcher(bare).results().anyMatch(c -> !ExpressionGuard.isCallable(c.group(1)));
        var refused = calls || leaves(bare) || INDEXED.matcher(inner).find();
        return refused ? Optional.of("expression " + whole) : Optional.empty();
    }

    private static boolean leaves(String bare) {
        return MEMBER.matcher(bare).results().anyMatch(m -> OUTWARD.contains(m.group(1)));
    }
}
