package org.stromlauf.edifact.fields;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The named fields of a message or of a repeated part of it.
 *
 * @param each the segment of which each occurrence is one element of the group; null for the message
 */
public record FieldGroup(@Nullable FieldPath each, Map<String, FieldPath> fields, Map<String, FieldGroup> groups) {

    public FieldGroup {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }
}
