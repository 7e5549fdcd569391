package org.stromlauf.access.rest;

import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An example of a request's body, put together from what the schemas of its fields say: their example, else a value of the kind. */
final class BodyExample {

    private static final String REFERENCE = "#/components/schemas/";
    private static final int DEEPEST = 8;

    private final Map<String, Schema<?>> named = new LinkedHashMap<>();

    BodyExample(Map<String, ? extends Schema<?>> named) {
        this.named.putAll(named);
    }

    @Nullable
    Object of(Schema<?> schema) {
        return of(schema, 0);
    }

    private @Nullable Object of(Schema<?> schema, int depth) {
        if (schema.getExample() != null) return schema.getExample();
        if (depth > DEEPEST) return null;
        if (schema.get$ref() != null) {
            var target = named.get(schema.get$ref().substring(REFERENCE.length()));
            return target == null ? null : of(target, depth + 1);
        }
        if (schema.getEnum() != null && !schema.getEnum().isEmpty())
            return schema.getEnum().get(0);
        if (schema.getDefault() != null) return schema.getDefault();
        for (var parts : new List<?>[] {schema.getAllOf(), schema.getOneOf(), schema.getAnyOf()}) {
            if (parts != null && !parts.isEmpty() && parts.get(0) instanceof Schema<?> part) return of(part, depth + 1);
        }
        return ofType(schema, depth);
    }

    private @Nullable Object ofType(Schema<?> schema, int depth) {
        if (schema.getItems() != null) {
            var item = of(schema.getItems(), depth + 1);
            return item == null ? List.of() : List.of(item);
        }
        if (schema.getProperties() != null) return fields(schema, depth);
        return switch (kind(schema)) {
            case "date" -> "2026-11-01";
            case "date-time" -> "2026-11-01T00:00:00+01:00";
            case "uuid" -> "7f0c2a9e-3c55-4d8e-9a36-1d2b7c0a5e41";
            case "integer", "number" -> 1;
            case "boolean" -> false;
            case "object" -> Map.of();
            default -> "Text";
        };
    }

    private static String kind(Schema<?> schema) {
        if (schema.getFormat() != null && schema.getFormat().matches("date|date-time|uuid")) return schema.getFormat();
        var types = schema.getTypes();
        if (types != null && !types.isEmpty()) return types.iterator().next();
        return schema.getType() == null ? "" : schema.getType();
    }

    private Map<String, Object> fields(Schema<?> schema, int depth) {
        var fields = new LinkedHashMap<String, Object>();
        schema.getProperties().forEach((name, property) -> {
            var value = of(property, depth + 1);
            if (value != null) fields.put(name, value);
        });
        return fields;
    }
}
