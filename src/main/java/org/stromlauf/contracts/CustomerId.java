package org.stromlauf.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one customer of a supplier. */
public record CustomerId(@JsonValue UUID value) {

    @JsonCreator
    public CustomerId {}

    /** The id as it stands in addresses and business keys. */
    public static CustomerId of(String text) {
        return new CustomerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
