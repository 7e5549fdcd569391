package org.stromlauf.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Commands around the market's messages. */
@Command(
        name = "edifact",
        mixinStandardHelpOptions = true,
        description = "Reads, checks, explains and writes the market's messages.",
        synopsisSubcommandLabel = "COMMAND")
public final class EdifactCommand {

    private static final List<String> COMMANDS =
            List.of("inspect", "roundtrip", "show", "new", "diff", "schema", "import-tables", "import-directories");

    /** All commands, or the one that the arguments name behind {@code edifact}. */
    static CommandLine commandLine(String... args) {
        var line = new CommandLine(new EdifactCommand());
        var isNamed = args.length > 1 && COMMANDS.contains(args[1]);
        for (var name : isNamed ? List.of(args[1]) : COMMANDS) line.addSubcommand(name, command(name));
        return line;
    }

    private static Object command(String name) {
        return switch (name) {
            case "inspect" -> new InspectCommand();
            case "roundtrip" -> new RoundtripCommand();
            case "show" -> new ShowCommand();
            case "new" -> new NewMessageCommand();
            case "diff" -> new DiffCommand();
            case "schema" -> new SchemaCommand();
            case "import-tables" -> new ImportTablesCommand();
            case "import-directories" -> new ImportDirectoriesCommand();
            default -> throw new IllegalArgumentException("No command " + name);
        };
    }
}
