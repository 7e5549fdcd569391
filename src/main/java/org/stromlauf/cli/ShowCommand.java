package org.stromlauf.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.Outline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows an interchange's messages as trees: each segment at its place, with what it is about. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows the messages of a file as trees; exit 1 when there is none.")
final class ShowCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "FILE", description = "A file, or - for standard input.")
    private @Nullable Path file;

    @Option(names = "--lang", defaultValue = "de", description = "de, en")
    private String language = "de";

    @Override
    public Integer call() {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        var segments = ResourceBundle.getBundle(
                "org.stromlauf.cli.segments",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        var out = commandLine.getOut();
        var engine = DefinedMessages.load();
        var files = EdifactFiles.of(List.of(Objects.requireNonNull(file)), commandLine);
        var unreadable = 0;
        for (var input : files) {
            var messages = engine.outlines(input.bytes());
            if (messages.isEmpty()) {
                unreadable++;
                commandLine
                        .getErr()
                        .println(input.name() + ": no message found; './stromlauf edifact inspect " + input.name()
                                + "' says why.");
            }
            for (var message : messages) {
                out.println(input.name() + "  " + message.reference());
                for (var line : message.lines()) out.println(line(line, segments, engine.meaning(line)));
            }
        }
        out.flush();
        return unreadable == 0 ? 0 : 1;
    }

    private static String line(Outline.Line line, ResourceBundle segments, String meaning) {
        var text = "  ".repeat(line.depth()) + line.text();
        var path = line.path() == null ? "–" : line.path();
        var word = word(line.tag(), segments);
        var isSaid = word.isEmpty() || meaning.equals(word) || meaning.startsWith(word + ":");
        var said = meaning.isEmpty() ? word : isSaid ? meaning : word + " – " + meaning;
        return String.format("%5d  %-60s  %s  %s", line.number(), text, path, said);
    }

    private static String word(String tag, ResourceBundle segments) {
        try {
            return segments.getString(tag);
        } catch (MissingResourceException e) {
            return "";
        }
    }
}
