package org.stromlauf.edifact.writing;

import java.util.List;
import org.stromlauf.edifact.MessageRefusedException;

/** The characters of UNOC, ISO 8859-1 without control characters (ISO 9735, Allgemeine Festlegungen). */
final class Characters {

    private Characters() {}

    /** A letter or digit, or one of the marks between them: neither to be released nor to be refused. */
    static boolean isPlain(char c) {
        return (c >= '@' && c <= '~') || (c >= ',' && c <= '9');
    }

    static boolean isAllowed(char c) {
        return (c >= ' ' && c <= '~') || (c >= 0xA0 && c <= 0xFF);
    }

    /** @throws MessageRefusedException that names the first character that cannot be written */
    static void check(String pid, String field, String value) {
        for (int i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (!isPlain(c) && !isAllowed(c)) {
                throw refused(pid, field, value.codePointAt(i));
            }
        }
    }

    private static MessageRefusedException refused(String pid, String field, int codePoint) {
        var found = "U+%04X %s".formatted(codePoint, Character.getName(codePoint));
        return new MessageRefusedException(
                pid, List.of(Refusals.syntax("CHARACTER_NOT_ALLOWED", field, "ISO 8859-1", found)));
    }
}
