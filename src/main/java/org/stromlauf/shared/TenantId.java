package org.stromlauf.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The short name of a market participant hosted here, as it stands in addresses, keys and folders. */
public record TenantId(@JsonValue String value) {

    @JsonCreator
    public TenantId {
        if (!value.matches("[a-z][a-z0-9-]{1,30}")) {
            throw new IllegalArgumentException(
                    "A tenant id is 2 to 31 lower-case letters, digits and hyphens, was '" + value + "'");
        }
    }

    public static TenantId of(String value) {
        return new TenantId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
