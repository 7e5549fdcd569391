package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectCommandTests {

    private static final String BROKEN =
            """
            UNB+UNOC:3+9900000000001:500+9900000000002:500+261001:0800+REF1++VL'
            UNH+M1+MSCONS:D:04B:UN:2.5'
            BGM+7+DOC1+9'
            UNT+7+M1'
            UNZ+1+REF1'
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsALineOfJsonForAMessage(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.edi"), BROKEN);
        Files.writeString(folder.resolve("readme.txt"), "no interchange, not looked at below a folder");

        assertThat(run("inspect", "--format", "json", folder.toString())).isEqualTo(1);

        var line = new ObjectMapper().readTree(out.toString());
        assertThat(line.at("/file").asText()).endsWith("a.edi");
        assertThat(line.at("/interchange/reference").asText()).isEqualTo("REF1");
        assertThat(line.at("/message/type").asText()).isEqualTo("MSCONS");
        assertThat(line.at("/message/pid").isNull()).isTrue();
        assertThat(line.at("/findings/0/code").asText()).isEqualTo("SEGMENT_COUNT_WRONG");
        assertThat(line.at("/findings/0/contrl").asText()).isEqualTo("29");
        assertThat(line.at("/findings/0/segment").asInt()).isEqualTo(3);
        assertThat(line.at("/findings/0/text").asText()).contains("Segmente", "„7“", "3");
        assertThat(line.at("/rules/applied").asInt()).isZero();
        assertThat(err.toString()).contains("1 Datei, 1 Nachricht, 1 Befund, ");
    }

    @Test
    void marksTheFaultInTheMessage(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("a.edi"), BROKEN);

        assertThat(run("inspect", "--lang", "en", file.toString())).isEqualTo(1);
        assertThat(out.toString().lines().toList())
                .contains("      3  UNT+7+M1", "             ^")
                .anySatisfy(line -> assertThat(line).contains("number of segments", "Found: \"7\"", "Allowed: 3"));
    }

    @Test
    void saysInWhichFormAValueWouldPass(@TempDir Path folder) throws IOException {
        var message =
                """
                UNB+UNOC:3+9900000000010:500+9900000000028:500+261120:0815+R1'
                UNH+1+UTILMD:D:11A:UN:S2.2'
                BGM+Z07+D1'
                DTM+137:202611200715?+00:303'
                NAD+MS+9900000000010::293'
                NAD+MR+9900000000028::293'
                IDE+24+V1'
                DTM+159:202612310500?+00:303'
                LOC+Z15+DE000987654320000000000000000000'
                RFF+Z13:55063'
                UNT+10+1'
                UNZ+1+R1'
                """;
        var file = Files.writeString(folder.resolve("a.edi"), message);

        assertThat(run("inspect", file.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("Verlangt: Tagesbeginn deutscher Zeit in UTC: 2300 im Winter, 2200 im Sommer [UB1].")
                .contains("Verlangt: Zählpunktbezeichnung: 33 Zeichen [951].");
    }

    @ParameterizedTest
    @CsvSource({"de, kein DTM+469, kein DTM+203", "en, no DTM+469, no DTM+203"})
    void saysWhatTheConditionsOfAnExpressionAskFor(String language, String of203, String of469, @TempDir Path folder)
            throws IOException {
        assertThat(run("new", "17115", "--lines")).isZero();
        var without = out.toString().replaceAll("DTM\\+203[^']*'\\R", "").replace("UNT+13+", "UNT+12+");
        var file = Files.writeString(folder.resolve("a.edi"), without);

        assertThat(run("inspect", "--lang", language, file.toString())).isEqualTo(1);

        assertThat(out.toString().lines().map(String::strip)).contains("[55] " + of203, "[56] " + of469);
    }

    @Test
    void hasALineForAFileThatIsNoInterchange(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("a.xml"), "<xml/>");

        assertThat(run("inspect", "--format", "json", file.toString())).isEqualTo(1);
        var line = new ObjectMapper().readTree(out.toString());
        assertThat(line.at("/findings/0/code").asText()).isEqualTo("FILE_IS_XML");
        assertThat(line.at("/message").isNull()).isTrue();
    }

    @Test
    void refusesWrongArgumentsWithExitCodeTwo() {
        assertThat(run("inspect")).isEqualTo(2);
        assertThat(run("inspect", "no-such-file")).isEqualTo(2);
        assertThat(run("inspect", "--format", "xml", ".")).isEqualTo(2);
    }

    @Test
    void tellsWhereARoundTripDiffers(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.edi"), BROKEN);
        assertThat(run("roundtrip", folder.toString())).isZero();

        Files.writeString(folder.resolve("b.edi"), BROKEN.replace("DOC1", "DOC?1"));
        assertThat(run("roundtrip", folder.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("b.edi: differs from byte");
    }

    @Test
    void saysHowManyFilesWereReadAndWritten(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.edi"), BROKEN);

        assertThat(run("roundtrip", folder.toString())).isZero();
        assertThat(err.toString().strip()).isEqualTo("1 file, 0 not identical");
    }

    @Test
    void readsStandardInput() throws IOException {
        var stdin = System.in;
        System.setIn(new ByteArrayInputStream(BROKEN.getBytes(StandardCharsets.ISO_8859_1)));
        try {
            assertThat(run("inspect", "--format", "json", "-")).isEqualTo(1);
        } finally {
            System.setIn(stdin);
        }
        var line = new ObjectMapper().readTree(out.toString());
        assertThat(line.at("/file").asText()).isEqualTo("-");
        assertThat(line.at("/findings/0/code").asText()).isEqualTo("SEGMENT_COUNT_WRONG");
    }

    @Test
    void writesOnlyLinesOfJsonToStandardOutput(@TempDir Path folder) throws IOException {
        var right = BROKEN.replace("UNT+7", "UNT+3");
        var files = new String[] {"a.edi", "b.edi", "c.xml"};
        for (var file : files) Files.writeString(folder.resolve(file), file.endsWith("xml") ? "<xml/>" : right);

        run(
                "inspect",
                "--format",
                "json",
                folder.resolve("a.edi").toString(),
                folder.toString(),
                folder.resolve("c.xml").toString());

        var lines = out.toString().lines().toList();
        assertThat(lines).hasSize(4);
        for (var line : lines) {
            assertThat(new ObjectMapper().readTree(line).at("/file").asText()).contains(folder.toString());
        }
        assertThat(err.toString()).startsWith("4 Dateien, 3 Nachrichten, ");
    }

    private int run(String... arguments) {
        return EdifactCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
