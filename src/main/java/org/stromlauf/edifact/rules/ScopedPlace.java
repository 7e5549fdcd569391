package org.stromlauf.edifact.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place within a group around the value in question, or within its transaction. */
record ScopedPlace(ValuePlace place, @Nullable String scope) {

    static ScopedPlace parse(String text) {
        var in = text.lastIndexOf(" in ");
        return new ScopedPlace(
                ValuePlace.parse(in < 0 ? text : text.substring(0, in)), in < 0 ? null : text.substring(in + 4));
    }

    List<String> values(MessageView message, int instance) {
        var around =
                scope == null ? Presence.transaction(message, instance) : Presence.enclosing(message, instance, scope);
        return around < 0 ? List.of() : place.values(message, around).toList();
    }
}
