package org.stromlauf.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.Envelope;
import org.stromlauf.edifact.Finding;

/** One line of JSON a message, in the form that DESIGN §13 promises to scripts. */
final class InspectionJson {

    private static final JsonFactory JSON = new JsonFactory();

    private final FindingTexts texts;

    InspectionJson(FindingTexts texts) {
        this.texts = texts;
    }

    /** @param message null for what is wrong with the interchange as a whole */
    String line(String file, CheckedInterchange interchange, @Nullable CheckedMessage message) {
        var line = new StringWriter();
        try (var json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("file", file);
            envelope(json, interchange.envelope());
            message(json, message);
            findings(json, message == null ? interchange.findings() : message.findings());
            json.writeObjectFieldStart("rules");
            json.writeNumberField("applied", message == null ? 0 : message.rulesApplied());
            json.writeNumberField("undecided", message == null ? 0 : message.rulesUndecided());
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    private static void envelope(JsonGenerator json, @Nullable Envelope envelope) throws IOException {
        if (envelope == null) {
            json.writeNullField("interchange");
            return;
        }
        json.writeObjectFieldStart("interchange");
        json.writeStringField("sender", envelope.sender());
        json.writeStringField("senderQualifier", envelope.senderQualifier());
        json.writeStringField("receiver", envelope.receiver());
        json.writeStringField("receiverQualifier", envelope.receiverQualifier());
        json.writeStringField("preparedAt", envelope.preparedAt().toString());
        json.writeStringField("reference", envelope.reference());
        json.writeStringField("applicationReference", envelope.applicationReference());
        json.writeBooleanField("test", envelope.test());
        json.writeEndObject();
    }

    private static void message(JsonGenerator json, @Nullable CheckedMessage message) throws IOException {
        if (message == null) {
            json.writeNullField("message");
            return;
        }
        var version = message.formatVersion();
        json.writeObjectFieldStart("message");
        json.writeStringField("reference", message.reference());
        json.writeStringField("type", message.type());
        json.writeStringField("directory", message.directory());
        json.writeStringField("release", message.release());
        json.writeStringField("pid", message.pid());
        json.writeStringField("formatVersion", version == null ? null : version.name());
        json.writeEndObject();
    }

    private void findings(JsonGenerator json, List<Finding> findings) throws IOException {
        json.writeArrayFieldStart("findings");
        for (var finding : findings) {
            json.writeStartObject();
            json.writeStringField("layer", finding.layer().name());
            json.writeStringField("severity", finding.severity().name());
            json.writeStringField("code", finding.code());
            json.writeStringField("contrl", finding.contrl());
            json.writeStringField("aperak", finding.aperak());
            number(json, "segment", finding.segment());
            json.writeStringField("tag", finding.tag());
            number(json, "element", finding.element());
            number(json, "component", finding.component());
            json.writeStringField("path", finding.path());
            json.writeStringField("expected", finding.expected());
            json.writeStringField("found", finding.found());
            json.writeStringField("text", texts.text(finding));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, @Nullable Integer number) throws IOException {
        if (number == null) json.writeNullField(name);
        else json.writeNumberField(name, number);
    }
}
