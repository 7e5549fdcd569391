package org.stromlauf.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A market location (Marktlokation, MaLo): where energy is sold and balanced. Eleven digits with a check digit. */
public record MarketLocationId(@JsonValue String value) {

    @JsonCreator
    public MarketLocationId {
        CheckDigits.require(value, "[1-9]\\d{10}", "A market location id has 11 digits and does not begin with 0");
    }

    public static MarketLocationId of(String value) {
        return new MarketLocationId(value);
    }

    /** The id whose first ten characters are given; the check digit is computed. */
    public static MarketLocationId withCheckDigit(String tenCharacters) {
        return new MarketLocationId(tenCharacters + CheckDigits.after(tenCharacters));
    }

    @Override
    public String toString() {
        return value;
    }
}
