package org.stromlauf.cli;

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

/** Writes the structure of a message for another reader. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Writes the structure of a message as a schema of StAEDI (EDISchema v4).")
final class SchemaCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "MESSAGE", description = "MSCONS, \"UTILMD Strom\", ...")
    private String name = "";

    @Option(
            names = "--format-version",
            paramLabel = "V",
            description = "For example FV2026-10 (default: the one in force).")
    private @Nullable String version;

    @Override
    public Integer call() {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        var engine = DefinedMessages.load();
        try {
            var chosen = version == null ? engine.versionAt(Clock.systemUTC().instant()) : FormatVersion.of(version);
            commandLine.getOut().print(engine.schema(chosen, name));
            commandLine.getOut().flush();
            return 0;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine, Objects.requireNonNullElse(e.getMessage(), name), e);
        }
    }
}
