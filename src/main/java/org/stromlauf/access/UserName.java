package org.stromlauf.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a user signs in with. */
public record UserName(@JsonValue String value) {

    /** Letters, digits, dot, hyphen, at: what engine, addresses and logs carry without escaping. */
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9.@-]{1,63}";

    @JsonCreator
    public UserName {
        if (!value.matches(PATTERN)) {
            throw new IllegalArgumentException(
                    "A user name is 2 to 64 letters, digits, dots, hyphens and @, was '" + value + "'");
        }
    }

    public static UserName of(String value) {
        return new UserName(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
