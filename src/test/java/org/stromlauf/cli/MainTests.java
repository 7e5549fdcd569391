package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(refusal("send", "nowhere.edi")).startsWith("No file nowhere.edi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--dta=x", "--prt", "9000", "--demo", "data"})
    void serveTakesPropertiesAndNoSlipsOfThePen(String argument) {
        assertThat(refusal("serve", argument))
                .containsPattern("^Un(known option|matched argument)")
                .contains(argument);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost 8080, --url localhost 8080 is no address such as http://localhost:8080",
        "http://127.0.0.1:1, Nothing answers at http://127.0.0.1:1"
    })
    void anAddressWhereNothingIsIsNamed(String url, String expected, @TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("a.edi"), "UNB+UNOC:3+9900000000004+9521000000018+261005:0800+R1'");

        assertThat(refusal("send", file.toString(), "--url", url)).contains(expected);
    }

    private static String refusal(String... arguments) {
        var errors = new StringWriter();
        var code = Main.commandLine(arguments)
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
        assertThat(code).isEqualTo(2);
        return errors.toString();
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
