package org.stromlauf.edifact.rules;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.MessageDefinition;

/** A value that a condition asks for: itself, a format ({@code ~950}), a length ({@code #11}), or with {@code *} for numbers. */
record ValuePattern(String text, @Nullable Pattern wildcard) {

    static ValuePattern parse(String text) {
        var plain = text.replaceAll("\\?(.)", "$1");
        if (plain.equals("*")) return new ValuePattern(plain, Pattern.compile(".+"));
        if (!plain.contains("*")) return new ValuePattern(plain, null);
        return new ValuePattern(plain, Pattern.compile(Pattern.quote(plain).replace("*", "\\E\\d+\\Q")));
    }

    boolean matches(String value, MessageDefinition definition) {
        if (wildcard != null) return wildcard.matcher(value).matches();
        if (text.startsWith("~")) return Formats.test(text.substring(1), value, definition) == Truth.TRUE;
        if (text.startsWith("#")) return value.length() == Integer.parseInt(text.substring(1));
        return text.equals(value);
    }

    /** Whether a code of a node's key could be meant. */
    boolean mayBe(String code) {
        return wildcard != null || text.startsWith("~") || text.startsWith("#") || text.equals(code);
    }
}
