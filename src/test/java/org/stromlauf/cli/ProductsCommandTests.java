package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductsCommandTests {

    @TempDir
    private Path folder;

    @Test
    void findsNothingWrongWithTheProductsThatTheProgramBrings() {
        var output = new StringWriter();

        assertThat(check(output, Path.of("products"))).isZero();
        assertThat(output.toString()).endsWith(" files, 0 faults\n");
    }

    @Test
    void namesFileLineAndPlaceOfAFault() throws IOException {
        var file = Files.writeString(
                folder.resolve("simple.yaml"),
                """
                product: simple
                name: Einfach
                components:
                  - {key: base, label: Grundpreis, kind: BASE, prices: [{from: 2026-01-01, price: 12}]}
                  - key: energy
                    label: Arbeitspreis
                    kind: ENERGY
                    prices:
                      - {from: 2026-01-01, to: 2026-07-01, price: 30}
                      - {from: 2026-08-01, price: 31}
                """);
        var broken = Files.writeString(
                folder.resolve("broken.yaml"), "product: broken\nname: B\ncomponents:\n  - {key: k, kind: NONE}\n");
        var output = new StringWriter();

        assertThat(check(output, folder)).isOne();
        assertThat(output.toString())
                .contains(file + ":5: components[1] energy: no price from 2026-07-01 to 2026-08-01")
                .contains(broken + ":4: components[0].kind: ")
                .contains("2 files, 2 faults");
    }

    private static int check(StringWriter output, Path path) {
        return Main.commandLine("products")
                .setOut(new PrintWriter(output, true))
                .execute("products", "check", path.toString());
    }
}
