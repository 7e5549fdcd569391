package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTests {

    @ParameterizedTest(name = "stromlauf {0}")
    @ValueSource(
            strings = {
                "demo",
                "serve",
                "send",
                "market advance",
                "edifact inspect",
                "edifact roundtrip",
                "edifact show",
                "edifact import-tables",
                "models check",
                "rate",
                "bench"
            })
    void offersEveryCommandThatTheReadmeNames(String command) {
        var found = Main.commandLine();
        for (var word : command.split(" ")) {
            assertThat(found.getSubcommands()).containsKey(word);
            found = found.getSubcommands().get(word);
        }
    }

    @Test
    void tellsOfACommandByHelpAsByItsOption() {
        assertThat(printed("help", "send")).isEqualTo(printed("send", "--help")).contains("FILE");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var errors = new StringWriter();

        var code = Main.commandLine("send", "nowhere.edi")
                .setErr(new PrintWriter(errors))
                .execute("send", "nowhere.edi");

        assertThat(code).isEqualTo(2);
        assertThat(errors).asString().startsWith("No file nowhere.edi");
    }

    private static String printed(String... arguments) {
        var text = new StringWriter();
        var code = Main.commandLine(arguments).setOut(new PrintWriter(text)).execute(arguments);
        assertThat(code).isZero();
        return text.toString();
    }

    @Test
    void takesTheAddressOfTheApplicationBehindTheCommand() {
        var parsed = Main.commandLine().parseArgs("market", "advance", "1d", "--url", "http://127.0.0.1:18080");

        assertThat(parsed.errors()).isEmpty();
    }
}
