package org.stromlauf.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A technical resource (Technische Ressource, TR): what consumes, makes or stores energy. Begins with D, has a check digit. */
public record TechnicalResourceId(@JsonValue String value) {

    @JsonCreator
    public TechnicalResourceId {
        CheckDigits.require(value, "D[A-Z0-9]{9}\\d", "A technical resource id has 11 characters and begins with D");
    }

    public static TechnicalResourceId of(String value) {
        return new TechnicalResourceId(value);
    }

    /** The id whose first ten characters are given; the check digit is computed. */
    public static TechnicalResourceId withCheckDigit(String tenCharacters) {
        return new TechnicalResourceId(tenCharacters + CheckDigits.after(tenCharacters));
    }

    @Override
    public String toString() {
        return value;
    }
}
