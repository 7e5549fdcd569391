package org.stromlauf.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./stromlauf bench}: measures what has a budget on material made from a seed, in CPU time of one thread. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures what has a budget; exit 1 when one does not hold.")
final class BenchCommand implements Callable<Integer> {

    enum Format {
        text,
        json
    }

    private static final List<String> NAMES = List.of("edifact");

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "edifact; all without a name.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--format", description = "text or json (default: ${DEFAULT-VALUE}).", defaultValue = "text")
    private Format format = Format.text;

    @Option(names = "--seed", paramLabel = "S", description = "Of the material.", defaultValue = "1")
    private long seed;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var command = Objects.requireNonNull(spec).commandLine();
        for (var name : names) {
            if (!NAMES.contains(name)) throw new ParameterException(command, "No bench " + name + ", only " + NAMES);
        }
        var lines = new EdifactBench(seed).run();
        var json = new ObjectMapper();
        for (var line : lines) {
            command.getOut().println(format == Format.json ? json.writeValueAsString(line) : text(line));
        }
        command.getOut().flush();
        return lines.stream().allMatch(BenchLine::holds) ? 0 : 1;
    }

    private static String text(BenchLine line) {
        return "%-26s %12.1f  (budget %.1f, %s)  %s"
                .formatted(line.name(), line.ours(), line.budget(), line.holds() ? "holds" : "MISSED", line.what());
    }
}
