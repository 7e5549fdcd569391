package org.stromlauf.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code ./stromlauf …}. Commands that need the application load it themselves. */
@Command(
        name = "stromlauf",
        mixinStandardHelpOptions = true,
        version = "Stromlauf 0.1.0",
        description = "An open process engine for the German energy market.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            MarketCommand.class,
            SendCommand.class,
            ServeCommand.class,
            EdifactCommand.class,
            ModelsCommand.class,
            BenchCommand.class
        })
public final class Main {

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler(new StartFailures())
                .execute(args));
    }
}
