package org.stromlauf.edifact;

import java.util.List;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.reading.WalkedMessage;

/** What follows the reading of a message: its handbook, its fields, and the way back. */
final class MessageParts {

    private final HandbookCheck handbook = (message, context) -> new HandbookCheck.Result(List.of(), 0, 0);

    MessageParts(Definitions definitions, DefinitionSource source) {}

    HandbookCheck handbook() {
        return handbook;
    }

    Fields read(WalkedMessage message) {
        return Fields.builder().build();
    }
}
