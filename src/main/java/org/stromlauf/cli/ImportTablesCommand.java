package org.stromlauf.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.TableImports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Builds the definitions of a format version from tables of the AHB. */
@Command(name = "import-tables", description = "Builds the definitions of a format version from AHB tables.")
final class ImportTablesCommand implements Callable<Integer> {

    @Spec
    picocli.CommandLine.Model.CommandSpec spec = picocli.CommandLine.Model.CommandSpec.create();

    @Parameters(description = "Folder that holds ahb/fv…/ and ahb/codes/, or BDEW's own XML of AHB and MIG.")
    Path tables = Path.of("");

    @Option(names = "--format-version", required = true, description = "For example FV2026-10.")
    String version = "";

    @Option(
            names = "--out",
            required = true,
            description = "Folder edifact/ to write to; it holds directories/ and repairs.txt.")
    Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        var problems = TableImports.tables(tables, FormatVersion.of(version), out);
        problems.forEach(spec.commandLine().getErr()::println);
        return problems.isEmpty() ? 0 : 1;
    }
}
