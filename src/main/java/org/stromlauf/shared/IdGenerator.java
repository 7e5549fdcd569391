package org.stromlauf.shared;

import java.util.UUID;

/**
 * The one source of ids and references. In production it is random; in a market box an id is the hash of the unit of work
 * (one job, one delivery, one request) and its ordinal therein, so a unit that is rolled back and done again, or a run that is
 * replayed from its seed, gives the same ids.
 */
public interface IdGenerator {

    UUID next();

    /**
     * A reference of upper-case letters and digits for messages and documents (a Vorgangsnummer, a document number), unique
     * for its sender.
     *
     * @param length 8 to 26 characters
     */
    default String nextReference(int length) {
        if (length < 8 || length > 26) {
            throw new IllegalArgumentException("A reference has 8 to 26 characters, asked for " + length);
        }
        var id = next();
        var text = (Long.toUnsignedString(id.getMostSignificantBits(), 36)
                        + Long.toUnsignedString(id.getLeastSignificantBits(), 36))
                .toUpperCase(java.util.Locale.ROOT);
        return text.length() >= length ? text.substring(0, length) : "0".repeat(length - text.length()) + text;
    }
}
