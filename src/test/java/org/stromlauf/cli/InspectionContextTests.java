package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.FormatVersion;

/** What a person tells the inspector beside a message. */
class InspectionContextTests {

    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path quote;

    @BeforeEach
    void aQuoteAndItsRequest() throws IOException {
        var engine = DefinedMessages.load();
        quote = Files.write(folder.resolve("quote.edi"), engine.example(VERSION, "15002"));
        Files.write(folder.resolve("request.edi"), engine.example(VERSION, "35002"));
    }

    private int inspect(String context) throws IOException {
        var file = Files.writeString(folder.resolve("context.yaml"), context);
        return EdifactCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("inspect", "--context", file.toString(), quote.toString());
    }

    @Test
    void takesRolesAnEarlierMessageAndFacts() throws IOException {
        var context =
                """
                receivedAt: 2026-11-02T09:00:00Z
                senderRole: MSB
                receiverRole: LF
                earlier: request.edi
                facts: {is-balanced: true}
                """;
        assertThat(inspect(context)).isZero();
        assertThat(err.toString()).contains("0 Befunde");
    }

    @Test
    void namesTheFactsItKnows() throws IOException {
        assertThat(inspect("facts: {balanced: true}")).isEqualTo(2);
        assertThat(err.toString()).contains("no condition asks for 'balanced'", "is-balanced", "context.yaml");
    }

    @Test
    void saysThatAFactIsTrueOrFalse() throws IOException {
        assertThat(inspect("facts: {is-balanced: perhaps}")).isEqualTo(2);
        assertThat(err.toString()).contains("is-balanced is true or false, was 'perhaps'");
    }

    @Test
    void saysWhichEarlierMessageItDoesNotFind() throws IOException {
        assertThat(inspect("earlier: elsewhere.edi")).isEqualTo(2);
        assertThat(err.toString()).contains("earlier: no file", "elsewhere.edi");
    }

    @Test
    void saysWhatIsWrongWithTheEarlierMessage() throws IOException {
        Files.writeString(folder.resolve("text.edi"), "no interchange");
        assertThat(inspect("earlier: text.edi")).isEqualTo(2);
        assertThat(err.toString()).contains("holds no message that can be read");
    }
}
