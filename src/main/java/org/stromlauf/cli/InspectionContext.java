package org.stromlauf.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.EarlierMessage;
import org.stromlauf.edifact.MessageEngine.Context;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads what a person knows beside a message: time, roles, an earlier message, facts of master data. */
final class InspectionContext {

    private final CommandLine commandLine;
    private final DefinedMessages engine;

    InspectionContext(CommandLine commandLine, DefinedMessages engine) {
        this.commandLine = commandLine;
        this.engine = engine;
    }

    Context read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw wrong("No file " + file);
        try (var in = Files.newInputStream(file)) {
            Map<String, Object> values = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            if (values == null) return Context.NONE;
            var receivedAt = text(values, "receivedAt");
            return new Context(
                            receivedAt == null ? null : Instant.parse(receivedAt),
                            text(values, "senderRole"),
                            text(values, "receiverRole"))
                    .with(earlier(file, text(values, "earlier")), facts(file, values.get("facts")));
        } catch (YAMLException | DateTimeParseException | ClassCastException e) {
            throw wrong(file + ": " + e.getMessage());
        }
    }

    /** The path counts from the folder of the file that names it. */
    private @Nullable EarlierMessage earlier(Path file, @Nullable String path) throws IOException {
        if (path == null) return null;
        var interchange = file.toAbsolutePath().resolveSibling(path);
        if (!Files.isRegularFile(interchange)) throw wrong(file + ": earlier: no file " + interchange);
        try {
            return engine.earlier(Files.readAllBytes(interchange));
        } catch (IllegalArgumentException e) {
            throw wrong(file + ": earlier: " + e.getMessage());
        }
    }

    private Map<String, Boolean> facts(Path file, @Nullable Object given) {
        if (given == null) return Map.of();
        if (!(given instanceof Map<?, ?> map))
            throw wrong(file + ": facts: expected lines 'name: true' or 'name: false'");
        var known = engine.facts();
        var facts = new TreeMap<String, Boolean>();
        map.forEach((name, value) -> {
            if (!known.contains(String.valueOf(name))) {
                throw wrong(file + ": facts: no condition asks for '" + name + "'; known: " + String.join(", ", known));
            }
            if (!(value instanceof Boolean truth))
                throw wrong(file + ": facts: " + name + " is true or false, was '" + value + "'");
            facts.put(String.valueOf(name), truth);
        });
        return facts;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(commandLine, message);
    }

    private static @Nullable String text(Map<String, Object> values, String key) {
        var value = values.get(key);
        if (value instanceof java.util.Date date) return date.toInstant().toString();
        return value == null ? null : value.toString();
    }
}
