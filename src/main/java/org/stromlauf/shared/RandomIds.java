package org.stromlauf.shared;

import java.util.UUID;

/** Ids of a production installation. */
public final class RandomIds implements IdGenerator {

    @Override
    public UUID next() {
        return UUID.randomUUID();
    }
}
