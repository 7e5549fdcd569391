package org.stromlauf.access.process;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a call of the engine for what no web app needs and attackers do: expressions in queries (also nested, CVE-2026-109432),
 * Java objects as variables.
 */
final class CallContent {

    /** A form's variables and a query are a few kilobytes. */
    static final int LARGEST_BODY = 1 << 20;

    private static final Set<String> OBJECT_NAMES = Set.of("serializationdataformat", "objecttypename");
    private static final Set<String> OBJECT_TYPES = Set.of("object", "file", "bytes");

    /** Strict: one spelling of a document, so that what is checked is what the engine reads. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(50).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private CallContent() {}

    /** The document that a body holds, for the engine to be written anew. */
    static JsonNode read(byte[] body) throws IOException {
        try (JsonParser parser = JSON.createParser(new String(body, StandardCharsets.UTF_8))) {
            return JSON.readTree(parser);
        }
    }

    static byte[] write(JsonNode document) throws IOException {
        return JSON.writeValueAsBytes(document);
    }

    /** The name of what is forbidden in a body, if anything is. */
    static Optional<String> forbiddenIn(JsonNode node) {
        for (var field : node.properties()) {
            if (forbidden(field.getKey()) || isJavaObject(field.getKey(), field.getValue())) {
                return Optional.of(field.getKey());
            }
        }
        for (var child : node) {
            var found = forbiddenIn(child);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    /** The name of what is forbidden in a query string, if anything is. */
    static Optional<String> forbiddenIn(@Nullable String query) {
        if (query == null) return Optional.empty();
        for (var pair : query.split("[&;]")) {
            var decoded = URLDecoder.decode(pair, StandardCharsets.UTF_8);
            var name = decoded.contains("=") ? decoded.substring(0, decoded.indexOf('=')) : decoded;
            if (forbidden(name) || decoded.contains("${") || decoded.contains("#{")) return Optional.of(name);
        }
        return Optional.empty();
    }

    private static boolean forbidden(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("expression") || lower.equals("orqueries") || OBJECT_NAMES.contains(lower);
    }

    private static boolean isJavaObject(String name, JsonNode value) {
        return name.equalsIgnoreCase("type")
                && value.isTextual()
                && OBJECT_TYPES.contains(value.textValue().strip().toLowerCase(Locale.ROOT));
    }
}
