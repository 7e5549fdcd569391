package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
    void takesTheAddressOfTheApplicationBehindTheCommand() {
        var parsed = Main.commandLine().parseArgs("market", "advance", "1d", "--url", "http://127.0.0.1:18080");

        assertThat(parsed.errors()).isEmpty();
    }
}
