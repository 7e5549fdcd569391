package org.stromlauf.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.DefinedMessages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads interchanges and writes them again: each byte must be the same. */
@Command(
        name = "roundtrip",
        mixinStandardHelpOptions = true,
        description = "Reads and writes again; exit 0 when every byte is the same, 1 when not, 2 for wrong arguments.")
final class RoundtripCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "Files, folders with interchanges below them, and - for standard input.")
    private List<Path> paths = List.of();

    @Override
    public Integer call() {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        var engine = DefinedMessages.load();
        var files = EdifactFiles.of(paths, commandLine);
        var different = 0;
        for (var file : files) {
            var read = file.bytes();
            var written = engine.rewrite(read);
            if (written.isPresent() && Arrays.equals(read, written.get())) continue;
            different++;
            commandLine.getOut().println(file.name() + ": " + difference(read, written.orElse(null)));
        }
        commandLine.getOut().flush();
        commandLine
                .getErr()
                .println(files.size() + (files.size() == 1 ? " file, " : " files, ") + different + " not identical");
        return different == 0 ? 0 : 1;
    }

    private static String difference(byte[] read, byte @Nullable [] written) {
        if (written == null) return "not readable: its last segment is not complete";
        return "differs from byte " + (Arrays.mismatch(read, written) + 1) + " of " + read.length;
    }
}
