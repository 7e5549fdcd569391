package org.stromlauf.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A metering location (Messlokation, MeLo): where energy is measured. DE, six digits of the grid operator who issued it,
 * five of the postal code, twenty free characters. It has no check digit, and neither address nor grid operator may be
 * derived from it: old ids survive a change of grid.
 */
public record MeteringLocationId(@JsonValue String value) {

    @JsonCreator
    public MeteringLocationId {
        if (!value.matches("DE\\d{11}[A-Z0-9]{20}")) {
            throw new IllegalArgumentException(
                    "A metering location id has 33 characters: DE, eleven digits, twenty letters or digits, was '"
                            + value + "'");
        }
    }

    public static MeteringLocationId of(String value) {
        return new MeteringLocationId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
