package org.stromlauf.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A grid location (Netzlokation, NeLo): where a customer's installation meets the grid. Begins with E, has a check digit. */
public record GridLocationId(@JsonValue String value) {

    @JsonCreator
    public GridLocationId {
        CheckDigits.require(value, "E[A-Z0-9]{9}\\d", "A grid location id has 11 characters and begins with E");
    }

    public static GridLocationId of(String value) {
        return new GridLocationId(value);
    }

    /** The id whose first ten characters are given; the check digit is computed. */
    public static GridLocationId withCheckDigit(String tenCharacters) {
        return new GridLocationId(tenCharacters + CheckDigits.after(tenCharacters));
    }

    @Override
    public String toString() {
        return value;
    }
}
