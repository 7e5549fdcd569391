package org.stromlauf.edifact;

import java.util.List;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.fields.FieldCatalog;
import org.stromlauf.edifact.fields.FieldReader;
import org.stromlauf.edifact.reading.WalkedMessage;
import org.stromlauf.edifact.rules.HandbookRules;
import org.stromlauf.edifact.writing.InterchangeWriter;

/** What follows the reading of a message: its handbook, its fields, and the way back. */
final class MessageParts {

    private final HandbookCheck handbook;

    private final FieldReader fields;
    private final InterchangeWriter writer;

    MessageParts(Definitions definitions, DefinitionSource source) {
        this.handbook = new HandbookCheck(new HandbookRules(definitions, source));
        var catalog = new FieldCatalog(source);
        this.fields = new FieldReader(catalog);
        this.writer = new InterchangeWriter(definitions, catalog);
    }

    HandbookCheck handbook() {
        return handbook;
    }

    Fields read(WalkedMessage message) {
        return fields.read(message);
    }

    byte[] writeTrees(
            FormatVersion version, Envelope envelope, List<MessageTree> messages, InterchangeWriter.Reader reader) {
        return writer.writeTrees(version, envelope, messages, reader);
    }

    byte[] write(
            FormatVersion version, Envelope envelope, List<MessageDraft> messages, InterchangeWriter.Reader reader) {
        return writer.writeChecked(version, envelope, messages, reader);
    }
}
