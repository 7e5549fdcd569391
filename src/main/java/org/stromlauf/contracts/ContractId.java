package org.stromlauf.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one contract of a supplier. */
public record ContractId(@JsonValue UUID value) {

    @JsonCreator
    public ContractId {}

    /** The id as it stands in addresses and business keys. */
    public static ContractId of(String text) {
        return new ContractId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
