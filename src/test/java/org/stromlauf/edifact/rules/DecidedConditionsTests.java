package org.stromlauf.edifact.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.NodeRule;

/** {@code docs/conditions.md} says how many conditions are decided; run with {@code -Dconditions.update} to write it anew. */
class DecidedConditionsTests {

    private static final Path DOCUMENT = Path.of("docs/conditions.md");
    private static final String HEAD =
            """
            # Conditions of the handbooks

            Generated. How many of the conditions that stand in the columns of a message are decided: by the message itself or what its
            caller knows (roles, commodities), or because they only inform. Those that restrict a value by a list that is no part of the
            message (products, articles, codes of decision trees) are not checked; they do not count as decided, nor does a report name
            them as undecided. Some are decided only where the caller knows more: roles, an earlier message, facts of his master data. The others stay undecided. Neither raises a finding. Packages (nPm..k) are not counted.

            | version | message | conditions | decided | of these by what the caller knows | inform | restrict a value | undecided | share |
            |---|---|---|---|---|---|---|---|---|
            """;

    private static final String FACTS =
            """

            ## Facts that a caller may give

            By name, true or false (`inspect --context FILE`, `facts:`; `MessageEngine.Context`). One that is not given stays open.

            """;

    private static final String REASONS =
            """

            ## Why the others are not

            - **earlier**: another message says it, such as the one that is answered, ordered, cancelled or complained of.
            - **register**: a fact of the market, as a location, contract, device or balance is registered.
            - **lists**: a code list that is no part of the message description, such as products, articles, readings or countries.
            - **count**: how often something stands, which depends on how much of it there is.
            - **message**: the message itself would decide it, in a way that our paths do not express.
            - **sender**: only the sender knows it or chooses it, such as what is at hand, or what he wants to change.
            - **itself**: asked before a group must stand, of a value within that very group.
            - **ambiguous**: the sentence reads in more than one way, and a wrong reading would find faults in right messages.
            - **lost**: the tables lack the sentence or give a piece of another.

            Each number with how many PIDs ask for it.

            | version | message | reason | conditions |
            |---|---|---|---|
            """;

    private final Map<MessageDefinition, Map<String, Integer>> asking = new HashMap<>();
    private final Map<String, Set<String>> references = new HashMap<>();
    private final Definitions definitions = Definitions.load(DefinitionSource.classpath());
    private final HandbookRules rules = new HandbookRules(definitions, DefinitionSource.classpath());

    @Test
    void documentCountsTheConditionsThatAreDecided() throws IOException {
        var text = new StringBuilder(HEAD);
        for (var version : definitions.versions()) {
            for (var entry : definitions.entries(version)) text.append(line(definitions.definition(entry)));
        }
        text.append(FACTS);
        facts().forEach(name -> text.append("- `").append(name).append("`\n"));
        text.append(REASONS);
        for (var version : definitions.versions()) {
            for (var entry : definitions.entries(version)) text.append(open(definitions.definition(entry)));
        }
        if (System.getProperty("conditions.update") != null) Files.writeString(DOCUMENT, text);
        assertThat(DOCUMENT).hasContent(text.toString());
    }

    private Set<String> facts() {
        var names = new TreeSet<String>();
        for (var version : definitions.versions()) {
            for (var entry : definitions.entries(version)) names.addAll(rules.facts(definitions.definition(entry)));
        }
        return names;
    }

    private String open(MessageDefinition definition) {
        var conditions = rules.conditionsOf(definition);
        var byReason = new TreeMap<String, List<String>>();
        var asking = asking(definition);
        asking.keySet().stream()
                .filter(n -> !Formats.isFormat(n) && conditions.find(n) == null)
                .sorted(Comparator.comparingInt(Integer::parseInt))
                .forEach(n -> byReason.computeIfAbsent(conditions.reason(n), r -> new ArrayList<>())
                        .add(n + " ×" + asking.get(n)));
        var text = new StringBuilder();
        byReason.forEach((reason, numbers) -> text.append("| %s | %s | %s | %s |\n"
                .formatted(definition.head().version(), definition.head().name(), reason, String.join(", ", numbers))));
        return text.toString();
    }

    private String line(MessageDefinition definition) {
        var conditions = rules.conditionsOf(definition);
        var decided = 0;
        var byContext = 0;
        var hints = 0;
        var values = 0;
        var undecided = 0;
        for (var number : asking(definition).keySet()) {
            var condition = conditions.find(number);
            var isFormat = Formats.isFormat(number);
            if (isFormat ? Formats.of(number).test("1") == Truth.UNKNOWN : condition == null) undecided++;
            else if (!isFormat && condition == Condition.Silent.HINT) hints++;
            else if (!isFormat && condition == Condition.Silent.VALUE) values++;
            else {
                decided++;
                if (!isFormat && conditions.isOfContext(number)) byContext++;
            }
        }
        var all = decided + hints + values + undecided;
        var share = all == 0 ? 100 : 100 * (decided + hints) / all;
        return String.format(
                "| %s | %s | %d | %d | %d | %d | %d | %d | %d %% |\n",
                definition.head().version(),
                definition.head().name(),
                all,
                decided,
                byContext,
                hints,
                values,
                undecided,
                share);
    }

    /** By number how many PIDs ask for the condition. */
    private Map<String, Integer> asking(MessageDefinition definition) {
        return asking.computeIfAbsent(definition, d -> {
            var result = new HashMap<String, Integer>();
            for (var pid : d.head().pids()) {
                d.nodes().stream()
                        .filter(n -> n.index() > 0)
                        .map(n -> d.rule(pid, n.index()))
                        .filter(Objects::nonNull)
                        .flatMap(DecidedConditionsTests::statuses)
                        .distinct()
                        .flatMap(s -> references.computeIfAbsent(s, DecidedConditionsTests::numbers).stream())
                        .distinct()
                        .forEach(n -> result.merge(n, 1, Integer::sum));
            }
            return result;
        });
    }

    private static Set<String> numbers(String status) {
        return StatusExpression.parse(status).clauses().stream()
                .flatMap(c -> ExpressionParser.references(c.condition()).stream())
                .filter(r -> r.indexOf('P') < 0)
                .collect(Collectors.toSet());
    }

    private static Stream<String> statuses(NodeRule rule) {
        var gates = Stream.of(rule.group() == null ? rule.segment() : rule.group(), rule.segment());
        var elements = rule.elements().stream()
                .flatMap(e ->
                        Stream.concat(Stream.of(e.status()), e.codes().stream().map(NodeRule.CodeRule::status)));
        return Stream.concat(gates, elements);
    }
}
