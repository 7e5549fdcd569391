package org.stromlauf.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.stromlauf.edifact.TableImports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Derives the facts of UN directories from the schemas of org.smooks.cartridges.edi:edifact-schemas. */
@Command(name = "import-directories", description = "Derives edifact/directories from UN directory schemas.")
final class ImportDirectoriesCommand implements Callable<Integer> {

    @Parameters(description = "Jars named …-d11a.jar.", arity = "1..*")
    List<Path> jars = List.of();

    @Option(names = "--out", description = "Folder to write to.", required = true)
    Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(out);
        for (var jar : jars) {
            TableImports.directory(jar, out);
        }
        return 0;
    }
}
