package org.stromlauf.edifact.fields;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.MessageDefinition;

/** The field names of all messages; a file is read when its message is first asked for. Thread-safe. */
public final class FieldCatalog {

    private final DefinitionSource source;
    private final Map<String, FieldSegment> loaded = new ConcurrentHashMap<>();

    public FieldCatalog(DefinitionSource source) {
        this.source = source;
    }

    /**
     * The merged tree of a message's fields.
     *
     * @throws FieldsMissingException when the message has no names in this format version
     */
    public FieldSegment of(MessageDefinition definition) {
        var head = definition.head();
        var file = head.name().toLowerCase(Locale.ROOT).replace(' ', '-');
        return loaded.computeIfAbsent(head.version().folder() + "/fields/" + file + ".yaml", this::read);
    }

    private FieldSegment read(String path) {
        try (var stream = source.open(path)) {
            return FieldSegment.tree(FieldFile.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new FieldsMissingException(path, e);
        }
    }
}
