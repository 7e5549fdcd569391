package org.stromlauf.edifact.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.reading.FreePlaces;
import org.stromlauf.edifact.reading.Segments;

/** The rules of the handbooks (AHB), compiled when a column is first needed. Thread-safe. */
public final class HandbookRules {

    /**
     * @param applied how many status expressions were evaluated
     * @param undecided how many of them neither the message nor its caller decides
     */
    public record Result(List<Finding> findings, int applied, int undecided) {}

    private static final Pattern NUMBER = Pattern.compile("\\[(\\d+)]");

    private final Definitions definitions;
    private final DefinitionSource source;
    private final Map<FormatVersion, DecisionTrees> trees = new ConcurrentHashMap<>();
    private final Map<MessageDefinition, Conditions> conditions = new ConcurrentHashMap<>();
    private final Map<MessageDefinition, Map<String, CompiledColumn>> columns = new ConcurrentHashMap<>();

    public HandbookRules(Definitions definitions, DefinitionSource source) {
        this.definitions = definitions;
        this.source = source;
    }

    /** @param pid null for APERAK and CONTRL, whose column the message itself names */
    public Result check(MessageView message, @Nullable String pid) {
        return check(message, pid, null);
    }

    /** @param only the segments to hold to the column; null for all */
    public Result check(MessageView message, @Nullable String pid, @Nullable BitSet only) {
        var definition = message.definition();
        var name = pid == null ? columnOf(message) : pid;
        if (!definition.hasColumn(name)) {
            throw new IllegalArgumentException(definition + " has no column " + name);
        }
        return new ColumnCheck(message, column(definition, name), only).run();
    }

    /** The values of a message of which a column asks nothing but their format; null when there is no such column. */
    public @Nullable FreePlaces freePlaces(MessageDefinition definition, @Nullable String pid, Segments message) {
        if (pid == null || !definition.hasColumn(pid)) return null;
        return new ColumnPlaces(column(definition, pid), message);
    }

    private CompiledColumn column(MessageDefinition definition, String name) {
        return columns.computeIfAbsent(definition, d -> new ConcurrentHashMap<>())
                .computeIfAbsent(name, n -> new CompiledColumn(definition, n, conditionsOf(definition)));
    }

    /** APERAK: BGM 1001; CONTRL: UCI 0083, and M where messages are rejected one by one. */
    private static String columnOf(MessageView message) {
        var column = "";
        for (int s = 0; s < message.size(); s++) {
            switch (message.tag(s)) {
                case "BGM" -> column = message.text(s, 1, 1);
                case "UCI" -> column = message.text(s, 4, 1);
                case "UCM" -> column = "4M";
                default -> {}
            }
        }
        return message.definition().hasColumn(column)
                ? column
                : message.definition().head().pids().get(0);
    }

    /** What the conditions of an expression ask for, by their numbers; those that the message does not decide are left out. */
    public Map<String, String> conditions(MessageDefinition definition, String expression) {
        var known = conditionsOf(definition);
        var texts = new LinkedHashMap<String, String>();
        NUMBER.matcher(expression).results().map(r -> r.group(1)).forEach(number -> {
            var text = known.text(number);
            if (text != null) texts.put(number, text);
        });
        return texts;
    }

    /** The names of facts for which the conditions of a message ask. */
    public Set<String> facts(MessageDefinition definition) {
        return conditionsOf(definition).facts();
    }

    Conditions conditionsOf(MessageDefinition definition) {
        return conditions.computeIfAbsent(definition, this::load);
    }

    private Conditions load(MessageDefinition definition) {
        var version = definition.head().version();
        var file = definitions.entries(version).stream()
                .filter(e -> e.name().equals(definition.head().name()))
                .findFirst()
                .orElseThrow()
                .file();
        return Conditions.parse(
                text(version.folder() + "/conditions/" + file + ".txt") + text("conditions/" + file + ".txt"),
                trees.computeIfAbsent(version, v -> DecisionTrees.read(text(v.folder() + "/decision-trees.txt"))));
    }

    private String text(String path) {
        try (var stream = source.open(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8) + "\n";
        } catch (IOException e) {
            throw new IllegalStateException("edifact/" + path + " cannot be read", e);
        }
    }
}
