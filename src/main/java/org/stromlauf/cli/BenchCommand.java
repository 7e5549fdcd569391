package org.stromlauf.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./stromlauf bench}: measures what has a budget. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures what has a budget; exit 1 when one does not hold.")
final class BenchCommand implements Callable<Integer> {

    enum Format {
        text,
        json
    }

    /** Every group by its name, in the order in which they run; each is made only when it is asked for. */
    private final Map<String, Supplier<Bench>> benches = new LinkedHashMap<>();

    BenchCommand() {
        benches.put("edifact", () -> new EdifactBench(seed));
        benches.put("rating", () -> new RatingBench(seed));
        benches.put("documents", DocumentsBench::new);
        benches.put("billing", () -> new BillingBench(contracts));
        benches.put("switches", SwitchBench::new);
        benches.put("jobs", JobsBench::new);
        benches.put("metering", () -> new MeterBench(seed));
        benches.put(MeterHeapBench.NAME, () -> new MeterHeapBench(seed));
        benches.put("start", StartBench::new);
    }

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description =
                    "edifact, rating, billing, documents, switches, jobs, metering, metering-heap, start; all without a name.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--format", description = "text or json (default: ${DEFAULT-VALUE}).", defaultValue = "text")
    private Format format = Format.text;

    @Option(names = "--seed", paramLabel = "S", description = "Of the material.", defaultValue = "1")
    private long seed;

    @Option(
            names = "--contracts",
            paramLabel = "N",
            description = "Of the run of 'billing' (default: ${DEFAULT-VALUE}).",
            defaultValue = "50000")
    private int contracts;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var command = Objects.requireNonNull(spec).commandLine();
        for (var name : names) {
            if (!benches.containsKey(name))
                throw new ParameterException(command, "No bench " + name + ", only " + benches.keySet());
        }
        boolean allHold = true;
        var json = new ObjectMapper();
        for (var name : names.isEmpty() ? benches.keySet() : names) {
            for (var line : Objects.requireNonNull(benches.get(name)).get().run()) {
                command.getOut().println(format == Format.json ? json.writeValueAsString(line) : text(line));
                command.getOut().flush();
                allHold &= line.holds();
            }
        }
        return allHold ? 0 : 1;
    }

    private static String text(BenchLine line) {
        var ratio = line.ratio() == null ? "" : " : %.1f = %.1f".formatted(line.peer(), line.ratio());
        return "%-26s %s  (budget %.1f, %s)  %s"
                .formatted(
                        line.name(),
                        "%12.1f".formatted(line.ours()) + ratio,
                        line.budget(),
                        line.holds() ? "holds" : "MISSED",
                        line.what());
    }
}
