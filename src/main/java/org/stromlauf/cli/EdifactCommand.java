package org.stromlauf.cli;

import picocli.CommandLine.Command;

/** Commands around the market's messages. */
@Command(
        name = "edifact",
        mixinStandardHelpOptions = true,
        description = "Reads, checks, explains and writes the market's messages.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            InspectCommand.class,
            RoundtripCommand.class,
            ShowCommand.class,
            NewMessageCommand.class,
            DiffCommand.class,
            ImportTablesCommand.class,
            ImportDirectoriesCommand.class
        })
public final class EdifactCommand {}
