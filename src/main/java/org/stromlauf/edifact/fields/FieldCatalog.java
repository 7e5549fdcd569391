package org.stromlauf.edifact.fields;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.MessageDefinition;

/**
 * The field names of all messages; a file is read when its message is first asked for. Format versions share a file in {@code
 * fields/}: names stay, and places that a version has not are left out. A file in a version's own {@code fields/} replaces it.
 * Thread-safe.
 */
public final class FieldCatalog {

    private final DefinitionSource source;
    private final Map<String, Optional<FieldSegment>> loaded = new ConcurrentHashMap<>();

    public FieldCatalog(DefinitionSource source) {
        this.source = source;
    }

    /**
     * The merged tree of a message's fields.
     *
     * @throws FieldsMissingException when the message has no names in this format version
     */
    public FieldSegment of(MessageDefinition definition) {
        return find(definition).orElseThrow(() -> new FieldsMissingException(path(definition)));
    }

    /** The merged tree of a message's fields, if it has names in this format version. */
    public Optional<FieldSegment> find(MessageDefinition definition) {
        return loaded.computeIfAbsent(path(definition), this::read);
    }

    private static String path(MessageDefinition definition) {
        var head = definition.head();
        var file = head.name().toLowerCase(Locale.ROOT).replace(' ', '-');
        return head.version().folder() + "/fields/" + file + ".yaml";
    }

    private Optional<FieldSegment> read(String path) {
        try (var stream = open(path)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(FieldSegment.tree(
                            FieldFile.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException("edifact/" + path + " cannot be read", e);
        }
    }

    /** A version's own file, else the shared one; null when there is neither. */
    private @Nullable InputStream open(String path) {
        for (var candidate : new String[] {path, path.substring(path.indexOf('/') + 1)}) {
            try {
                return source.open(candidate);
            } catch (IOException e) {
                // the next one
            }
        }
        return null;
    }
}
