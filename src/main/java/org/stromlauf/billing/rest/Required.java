package org.stromlauf.billing.rest;

import org.jspecify.annotations.Nullable;

/** Fields that a request must have, each named when it is missing. */
final class Required {

    private Required() {}

    static void field(String name, @Nullable Object value) {
        if (value == null) throw new IllegalArgumentException("'" + name + "' is missing");
    }
}
