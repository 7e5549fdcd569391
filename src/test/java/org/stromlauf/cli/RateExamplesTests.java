package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of docs/how-to/rate.md comes to what the page says, which was computed by hand. */
class RateExamplesTests {

    private static final Path PAGE = Path.of("docs/how-to/rate.md");
    private static final Pattern EXAMPLE = Pattern.compile(
            "## ([^\\n]+)\\n.*?```yaml\\n(.*?)```\\n\\nThis comes to net ([\\d.]+), gross ([\\d.]+)\\.\\n",
            Pattern.DOTALL);

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void comesToWhatThePageSays(String title, String order, String net, String gross) throws IOException {
        var file = Files.writeString(folder.resolve("order.yaml"), order);
        var out = new StringWriter();
        var err = new StringWriter();
        var command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));

        assertThat(command.execute("rate", file.toString(), "--format", "json"))
                .as("%s: %s %s", title, err, out)
                .isZero();

        var bill = new ObjectMapper().readTree(out.toString());
        assertThat(bill.at("/net").decimalValue()).isEqualByComparingTo(net);
        assertThat(bill.at("/gross").decimalValue()).isEqualByComparingTo(gross);
    }

    static Stream<Arguments> examples() throws IOException {
        var found = EXAMPLE.matcher(Files.readString(PAGE))
                .results()
                .map(m -> Arguments.of(m.group(1), m.group(2), m.group(3), m.group(4)))
                .toList();
        assertThat(found).hasSizeGreaterThanOrEqualTo(14);
        return found.stream();
    }
}
