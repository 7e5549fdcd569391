package org.stromlauf.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code ./stromlauf …}. Commands that need the application load it themselves. */
@Command(
        name = "stromlauf",
        mixinStandardHelpOptions = true,
        version = "Stromlauf 0.1.0",
        description = "An open process engine for the German energy market.",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    private static final List<String> COMMANDS =
            List.of("demo", "market", "send", "serve", "edifact", "models", "products", "rate", "bench");

    private Main() {}

    public static void main(String[] args) {
        JavaXml.keep();
        System.exit(commandLine(args)
                .setExecutionExceptionHandler(new StartFailures())
                .execute(args));
    }

    /** All commands, or the one that the arguments name: a short command does not wait for those it is not. */
    static CommandLine commandLine(String... args) {
        var line = new CommandLine(new Main());
        var isNamed = args.length > 0 && COMMANDS.contains(args[0]);
        for (var name : isNamed ? List.of(args[0]) : COMMANDS) line.addSubcommand(name, command(name, args));
        line.addSubcommand("help", new CommandLine.HelpCommand());
        return line;
    }

    private static Object command(String name, String... args) {
        return switch (name) {
            case "demo" -> new DemoCommand();
            case "market" -> new MarketCommand();
            case "send" -> new SendCommand();
            case "serve" -> new ServeCommand();
            case "edifact" -> EdifactCommand.commandLine(args);
            case "models" -> new ModelsCommand();
            case "products" -> new ProductsCommand();
            case "rate" -> new RateCommand();
            case "bench" -> new BenchCommand();
            default -> throw new IllegalArgumentException("No command " + name);
        };
    }
}
