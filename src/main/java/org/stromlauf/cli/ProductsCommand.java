package org.stromlauf.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.retail.ProductFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./stromlauf products}: looks after tariffs, without the application. */
@Command(
        name = "products",
        mixinStandardHelpOptions = true,
        description = "Looks after products and price sheets.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ProductsCommand.Check.class)
final class ProductsCommand {

    private static final String SUFFIX = ".yaml";
    private static final String GRIDS = "grids";
    /** What bills tell besides prices. */
    private static final String DISCLOSURE = "disclosure";

    /** {@code ./stromlauf products check}: finds mistakes and says where they stand. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Checks products and grid operators' sheets: gaps, overlaps, what has no effect, unknown sources,"
                            + " signs; exit 0 without faults, 1 with faults.")
    static final class Check implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(
                arity = "1..*",
                paramLabel = "FILE|DIR",
                description =
                        "YAML or JSON files, or folders with products/*.yaml and grids/*.yaml. A grid operator's sheet"
                                + " in the folder grids beside a product counts as published.")
        private List<Path> paths = List.of();

        private int files;
        private int faults;

        @Override
        public Integer call() throws IOException {
            for (var path : paths) {
                if (!Files.exists(path)) throw new CommandLine.ParameterException(line(), "No file " + path);
                for (var file : files(path)) check(file);
            }
            line().getOut().println(files + " files, " + faults + " faults");
            line().getOut().flush();
            return faults == 0 ? 0 : 1;
        }

        private CommandLine line() {
            return Objects.requireNonNull(spec).commandLine();
        }

        private static List<Path> files(Path path) throws IOException {
            if (!Files.isDirectory(path)) return List.of(path);
            try (Stream<Path> all = Files.walk(path)) {
                return all.filter(f -> f.toString().endsWith(SUFFIX) && !isIn(f, DISCLOSURE))
                        .sorted()
                        .toList();
            }
        }

        private void check(Path file) throws IOException {
            files++;
            if (isGrid(file)) {
                try {
                    var unused = read(file);
                } catch (IllegalArgumentException e) {
                    fault(file, String.valueOf(e.getMessage()));
                }
                return;
            }
            var name = file.getFileName().toString();
            var key = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : null;
            for (var fault :
                    ProductFile.read(Files.readAllBytes(file), key, known(file)).faults()) {
                fault(file, (fault.line() == 0 ? "" : fault.line() + ": ") + fault.place() + ": " + fault.text());
            }
        }

        private static PublishedPrices known(Path file) throws IOException {
            var folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file)
                    .resolve(GRIDS);
            var known = PriceFiles.ours();
            if (!Files.isDirectory(folder)) return known;
            for (var grid : files(folder)) known = known.with(read(grid));
            return known;
        }

        private static PublishedPrices read(Path file) throws IOException {
            try (var stream = Files.newInputStream(file)) {
                return PriceFiles.published(stream);
            }
        }

        private static boolean isGrid(Path file) {
            return isIn(file, GRIDS);
        }

        private static boolean isIn(Path file, String name) {
            var folder = file.toAbsolutePath().getParent();
            return folder != null && folder.endsWith(name);
        }

        private void fault(Path file, String text) {
            faults++;
            line().getOut().println(file + ":" + text);
        }
    }
}
