package org.stromlauf.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.InterchangeTaker;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.Outline;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with messages, where, and what would pass (DESIGN §13). */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Checks interchanges; exit 0 without findings, 1 with findings, 2 for wrong arguments.")
final class InspectCommand implements Callable<Integer> {

    private enum Format {
        text,
        json
    }

    private enum Language {
        de,
        en
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files, folders with interchanges below them, and - for standard input.")
    private List<Path> paths = List.of();

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES}")
    private Format format = Format.text;

    @Option(names = "--lang", defaultValue = "de", description = "${COMPLETION-CANDIDATES}")
    private Language language = Language.de;

    @Option(
            names = "--context",
            description =
                    "YAML or JSON: receivedAt (ISO instant), senderRole, receiverRole, earlier (file with the message that is answered, cancelled"
                            + " or complained of), facts (name: true or false; docs/conditions.md).")
    private @Nullable Path contextFile;

    @Option(
            names = "--own",
            description = "Asks of own messages, too, what binds their sender but is no reason to reject them.")
    private boolean own;

    @Override
    public Integer call() throws IOException {
        var commandLine = java.util.Objects.requireNonNull(spec).commandLine();
        var files = EdifactFiles.of(paths, commandLine);
        var texts = new FindingTexts(language.name());
        var engine = DefinedMessages.load();
        var context = context(commandLine, engine);
        var summary = new Summary();
        var text = new InspectionText(texts, meanings(engine));
        var json = new InspectionJson(texts);
        for (var file : files) {
            engine.check(file.path(), context, new Printer(file.name(), text, json, commandLine.getOut(), summary));
        }
        commandLine.getOut().flush();
        commandLine
                .getErr()
                .println(texts.of("summary", files.size(), summary.messages, summary.findings, summary.applied));
        return summary.findings == 0 ? 0 : 1;
    }

    private static final class Summary {
        private int messages;
        private int findings;
        private long applied;
    }

    /** Prints each message of a file as it is checked. */
    private final class Printer implements InterchangeTaker {

        private final String file;
        private final PrintWriter out;
        private final Summary summary;
        private final InspectionJson json;
        private final InspectionText text;

        Printer(String file, InspectionText text, InspectionJson json, PrintWriter out, Summary summary) {
            this.file = file;
            this.out = out;
            this.summary = summary;
            this.json = json;
            this.text = text;
        }

        @Override
        public void interchange(CheckedInterchange head) {
            summary.findings += head.findings().size();
            if (head.findings().isEmpty()) return;
            out.println(format == Format.json ? json.line(file, head, null) : text.interchange(file, head));
        }

        @Override
        public void message(CheckedInterchange head, CheckedMessage message, Supplier<Outline> outline) {
            summary.messages++;
            summary.findings += message.findings().size();
            summary.applied += message.rulesApplied();
            var shown = message.findings().isEmpty() ? null : outline.get();
            out.println(format == Format.json ? json.line(file, head, message) : text.message(file, message, shown));
        }
    }

    private static InspectionText.Meanings meanings(DefinedMessages engine) {
        return new InspectionText.Meanings() {

            @Override
            public Map<String, String> of(CheckedMessage message, String expression) {
                return engine.conditions(message, expression);
            }

            @Override
            public String name(CheckedMessage message, String path) {
                return engine.name(message, path);
            }
        };
    }

    private Context context(CommandLine commandLine, DefinedMessages engine) throws IOException {
        var context = contextFile == null ? Context.NONE : new InspectionContext(commandLine, engine).read(contextFile);
        return own ? context.asOwn() : context;
    }
}
