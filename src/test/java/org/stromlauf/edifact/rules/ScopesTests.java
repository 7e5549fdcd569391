package org.stromlauf.edifact.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Node;
import org.stromlauf.edifact.definition.NodeRule;

/** A condition that names a group or segment around its place must be asked where there is such a one, else nothing ever decides it. */
class ScopesTests {

    private static final Pattern SCOPE = Pattern.compile(" in (SG\\d+)(?= |$)");
    /** Asks, before the profile must stand, which kind of profile stands in it: left undecided. */
    private static final String OF_ITSELF =
            "UTILMD Strom [107] CAV+SLS/SES/BIP/GEP/GAP/SOP/WNP/WFP/WAP in SG8 at SG4/SG8+ZG1 [55065]";

    private static final Pattern THIS = Pattern.compile("this ([A-Z]{3})");

    private final Definitions definitions = Definitions.load(DefinitionSource.classpath());
    private final HandbookRules rules = new HandbookRules(definitions, DefinitionSource.classpath());

    @Test
    void everyConditionIsAskedWhereItsGroupLiesAround() {
        var lost = new TreeMap<String, Set<String>>();
        for (var version : definitions.versions()) {
            for (var entry : definitions.entries(version)) lost(definitions.definition(entry), lost);
        }
        assertThat(lost.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()))
                .containsExactly(OF_ITSELF);
    }

    private void lost(MessageDefinition definition, Map<String, Set<String>> into) {
        for (var pid : definition.head().pids()) {
            for (var node : definition.nodes()) {
                var rule = node.index() == 0 ? null : definition.rule(pid, node.index());
                if (rule == null) continue;
                var gate = rule.group() == null ? rule.segment() : rule.group();
                ask(definition, pid, node, gate, around(definition, node), into);
                var within = new ArrayList<>(around(definition, node));
                within.add(0, node);
                elements(rule).forEach(status -> ask(definition, pid, node, status, within, into));
            }
        }
    }

    private static Stream<String> elements(NodeRule rule) {
        return rule.elements().stream()
                .flatMap(e ->
                        Stream.concat(Stream.of(e.status()), e.codes().stream().map(NodeRule.CodeRule::status)));
    }

    private static List<Node> around(MessageDefinition definition, Node node) {
        var result = new ArrayList<Node>();
        for (int at = node.parent(); at > 0; at = definition.node(at).parent()) result.add(definition.node(at));
        return result;
    }

    private void ask(
            MessageDefinition definition,
            String pid,
            Node node,
            String status,
            List<Node> around,
            Map<String, Set<String>> into) {
        var conditions = rules.conditionsOf(definition);
        for (var clause : StatusExpression.parse(status).clauses()) {
            for (var number : ExpressionParser.references(clause.condition())) {
                var text = conditions.text(number);
                if (text == null || text.startsWith("value in ") || answers(text, around)) continue;
                var name = definition.head().name() + " [" + number + "] " + text + " at " + node.path();
                into.computeIfAbsent(name, n -> new TreeSet<>()).add(pid);
            }
        }
    }

    private static boolean answers(String text, List<Node> around) {
        var groups = SCOPE.matcher(text).results().map(r -> r.group(1));
        var tags = THIS.matcher(text).results().map(r -> r.group(1));
        return groups.allMatch(g -> around.stream().anyMatch(n -> g.equals(n.group())))
                && tags.allMatch(t -> around.stream().anyMatch(n -> n.tag().equals(t)));
    }
}
