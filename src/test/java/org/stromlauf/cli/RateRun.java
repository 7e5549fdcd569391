package org.stromlauf.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./stromlauf rate} with a file, and what it wrote. */
final class RateRun {

    /** A year's bill of one reading. */
    static final String ORDER =
            """
            contract: V-1
            from: 2026-01-01
            to: 2027-01-01
            sheet:
              product: p
              name: P
              components:
                - {key: energy, label: Arbeitspreis, kind: ENERGY, prices: [{from: 2026-01-01, price: 30}]}
                - {key: base, label: Grundpreis, kind: BASE, prices: [{from: 2026-01-01, price: 120}]}
            usage:
              - {from: 2026-01-01, to: 2027-01-01, kwh: 1000, source: Ablesung}
            """;

    private final Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    RateRun(Path folder) {
        this.folder = folder;
    }

    /** The order with another usage. */
    static String metered(String usage) {
        return ORDER.substring(0, ORDER.indexOf("  - {from: 2026-01-01, to")) + usage;
    }

    /** @return the exit code */
    int rate(String order, String... options) throws IOException {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var file = Files.writeString(folder.resolve("order.yaml"), order);
        var command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        var arguments = new ArrayList<>(List.of("rate", file.toString()));
        arguments.addAll(List.of(options));
        return command.execute(arguments.toArray(String[]::new));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
