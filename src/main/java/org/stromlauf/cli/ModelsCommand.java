package org.stromlauf.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stromlauf.access.UserRole;
import org.stromlauf.workflow.ProcessBeanNames;
import org.stromlauf.workflow.models.ModelRules;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./stromlauf models}: looks after process models, without the application. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Looks after process models.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ModelsCommand.Check.class)
final class ModelsCommand {

    /** {@code ./stromlauf models check}: the house rules. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Checks models against the house rules; exit 0 without findings, 1 with findings.")
    static final class Check implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(
                arity = "0..1",
                paramLabel = "DIR",
                defaultValue = "processes",
                description = "Folder with models below it (default: ${DEFAULT-VALUE}).")
        private Path folder = Path.of("processes");

        @Override
        public Integer call() {
            var commandLine = java.util.Objects.requireNonNull(spec).commandLine();
            if (!Files.isDirectory(folder))
                throw new CommandLine.ParameterException(commandLine, "No folder " + folder);
            var groups = Arrays.stream(UserRole.values()).map(UserRole::groupId).collect(Collectors.toSet());
            var findings = new ModelRules(ProcessBeanNames.onClassPath(), groups).check(folder);
            var out = commandLine.getOut();
            findings.forEach(out::println);
            out.println(ModelRules.files(folder).size() + " models, " + findings.size() + " findings");
            out.flush();
            return findings.isEmpty() ? 0 : 1;
        }
    }
}
