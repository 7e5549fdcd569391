package org.stromlauf.edifact.schema;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.stromlauf.edifact.definition.MessageDefinition;

/** StAEDI with the schema of a definition, asked for its first objection to an interchange of one message. */
final class StaediReader {

    private final Schema schema;

    StaediReader(MessageDefinition definition) {
        try {
            var xml = StaediSchema.of(definition).getBytes(StandardCharsets.UTF_8);
            schema = SchemaFactory.newFactory().createSchema(new ByteArrayInputStream(xml));
        } catch (EDISchemaException e) {
            throw new IllegalStateException(definition + ": " + e.getMessage() + e.getOriginalMessage(), e);
        }
    }

    Verdict read(byte[] interchange) {
        var head = 0;
        var factory = EDIInputFactory.newFactory();
        // Its list of directories ends before D.20B.
        factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_CODE_VALUES, false);
        try (var reader = factory.createEDIStreamReader(
                new ByteArrayInputStream(interchange), StandardCharsets.ISO_8859_1.name())) {
            while (reader.hasNext()) {
                var event = reader.next();
                if (event == EDIStreamEvent.START_TRANSACTION) {
                    reader.setTransactionSchema(schema);
                    head = reader.getLocation().getSegmentPosition();
                }
                if (isObjection(event)) return objection(reader, event, head);
            }
            return Verdict.ACCEPTED;
        } catch (EDIStreamException e) {
            var at = e.getLocation() == null || head == 0 ? 0 : e.getLocation().getSegmentPosition() - head + 1;
            return new Verdict(false, at, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isObjection(EDIStreamEvent event) {
        return switch (event) {
            case SEGMENT_ERROR, ELEMENT_DATA_ERROR, ELEMENT_OCCURRENCE_ERROR -> true;
            default -> false;
        };
    }

    private static Verdict objection(EDIStreamReader reader, EDIStreamEvent event, int head) {
        var at = reader.getLocation().getSegmentPosition();
        return new Verdict(false, head == 0 ? 0 : at - head + 1, event + " " + reader.getErrorType());
    }
}
