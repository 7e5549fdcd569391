package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.FormatVersion;

/** A message as a tree, with what its segments and codes mean. */
class ShowCommandTests {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int show(Path folder, byte[] interchange, String... options) throws IOException {
        var file = Files.write(folder.resolve("a.edi"), interchange);
        var arguments = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("show", file.toString()), java.util.Arrays.stream(options))
                .toArray(String[]::new);
        return EdifactCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static byte[] registration() {
        return DefinedMessages.load().example(FormatVersion.of("FV2026-10"), "55001");
    }

    private String line(String segment) {
        return out.toString()
                .lines()
                .filter(l -> l.strip().matches("\\d+ +" + java.util.regex.Pattern.quote(segment) + ".*"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void namesSegmentsAndCodesInTheWordsOfTheHandbook(@TempDir Path folder) throws IOException {
        assertThat(show(folder, registration())).isZero();

        assertThat(line("DTM+92")).endsWith("SG4/DTM+92  Zeitpunkt oder Zeitraum – Beginn zum");
        assertThat(line("STS+7++E01+ZW4")).contains("E01 Ein-/Auszug (Umzug), ZW4 Verbrauchende Marktlokation");
        assertThat(line("SEQ+Z01")).endsWith("Datenblock – Daten der Marktlokation");
        assertThat(line("RFF+Z13:55001")).endsWith("Prüfidentifikator: 55001 Anmeldung verb. MaLo");
    }

    @Test
    void keepsTheGermanWordsOfTheHandbookBehindEnglishOnes(@TempDir Path folder) throws IOException {
        assertThat(show(folder, registration(), "--lang", "en")).isZero();

        assertThat(line("DTM+92")).endsWith("Date, time or period – Beginn zum");
    }

    @Test
    void saysWhereToLookWhenThereIsNoMessage(@TempDir Path folder) throws IOException {
        assertThat(show(folder, "nothing".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no message found", "edifact inspect");
    }
}
