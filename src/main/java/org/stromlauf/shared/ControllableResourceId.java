package org.stromlauf.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A controllable resource (Steuerbare Ressource, SR). Begins with C, has a check digit. */
public record ControllableResourceId(@JsonValue String value) {

    @JsonCreator
    public ControllableResourceId {
        CheckDigits.require(value, "C[A-Z0-9]{9}\\d", "A controllable resource id has 11 characters and begins with C");
    }

    public static ControllableResourceId of(String value) {
        return new ControllableResourceId(value);
    }

    /** The id whose first ten characters are given; the check digit is computed. */
    public static ControllableResourceId withCheckDigit(String tenCharacters) {
        return new ControllableResourceId(tenCharacters + CheckDigits.after(tenCharacters));
    }

    @Override
    public String toString() {
        return value;
    }
}
