package org.stromlauf.cli;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.FormatVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the least message of a PID that passes its own inspection. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description =
                "Writes a minimal valid message of a PID, or of a column of APERAK (312, 313) and CONTRL (4, 4M, 7).")
final class NewMessageCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "PID")
    private String pid = "";

    @Option(
            names = "--format-version",
            paramLabel = "V",
            description = "For example FV2026-10 (default: the one in force).")
    private @Nullable String version;

    @Option(names = "--lines", description = "Each segment on a line of its own.")
    private boolean lines;

    @Override
    public Integer call() {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        var engine = DefinedMessages.load();
        try {
            var chosen = version == null ? engine.versionAt(Clock.systemUTC().instant()) : FormatVersion.of(version);
            var text = new String(engine.example(chosen, pid), StandardCharsets.ISO_8859_1);
            commandLine.getOut().println(lines ? text.replaceAll("(?<!\\?)'(?=.)", "'\n") : text);
            commandLine.getOut().flush();
            return 0;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine, Objects.requireNonNullElse(e.getMessage(), pid), e);
        }
    }
}
