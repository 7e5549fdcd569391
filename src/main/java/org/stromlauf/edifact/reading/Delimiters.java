package org.stromlauf.edifact.reading;

import java.util.HashSet;

/**
 * The service characters of an interchange, from its UNA or the default {@code :+.? '} (ISO 9735, Allgemeine Festlegungen).
 *
 * @param decimal the decimal mark of numeric elements, a point or a comma
 */
public record Delimiters(byte component, byte element, byte decimal, byte release, byte terminator) {

    public static final Delimiters DEFAULT =
            new Delimiters((byte) ':', (byte) '+', (byte) '.', (byte) '?', (byte) '\'');

    /** How many bytes UNA takes: its tag and six characters. */
    static final int UNA_LENGTH = 9;

    /** The characters that stand behind the tag UNA at an offset; the fifth is reserved. */
    static Delimiters at(byte[] bytes, int una) {
        return new Delimiters(bytes[una + 3], bytes[una + 4], bytes[una + 5], bytes[una + 6], bytes[una + 8]);
    }

    /** Whether they can be told from each other and from data; the decimal mark is point or comma. */
    boolean areUsable() {
        var distinct = new HashSet<Byte>();
        for (var service : new byte[] {component, element, release, terminator, decimal}) {
            if (!distinct.add(service) || Characters.isLetterOrDigit(service) || service < ' ') return false;
        }
        return decimal == '.' || decimal == ',';
    }
}
