package org.stromlauf.cli;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** StAEDI, the fastest open reader for Java that validates, with the same structure as ours as its schema. */
final class StaediPeer {

    private final Schema schema;

    StaediPeer(String schema) {
        try {
            this.schema = SchemaFactory.newFactory()
                    .createSchema(new ByteArrayInputStream(schema.getBytes(StandardCharsets.UTF_8)));
        } catch (EDISchemaException e) {
            throw new IllegalStateException("StAEDI does not take the schema", e);
        }
    }

    /** Reads and validates a right interchange. */
    void read(byte[] interchange) {
        try (var reader = EDIInputFactory.newFactory()
                .createEDIStreamReader(new ByteArrayInputStream(interchange), StandardCharsets.ISO_8859_1.name())) {
            while (reader.hasNext()) {
                var event = reader.next();
                if (event == EDIStreamEvent.START_TRANSACTION) reader.setTransactionSchema(schema);
                if (event.isError()) {
                    throw new IllegalStateException(
                            "StAEDI rejects the material: " + reader.getErrorType() + " at " + reader.getLocation());
                }
            }
        } catch (EDIStreamException | IOException e) {
            throw new IllegalStateException("StAEDI cannot read the material", e);
        }
    }
}
