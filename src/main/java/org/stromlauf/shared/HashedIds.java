package org.stromlauf.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Ids of a market box: the hash of seed, unit of work and ordinal. The same seed and the same work give the same ids. */
public final class HashedIds implements IdGenerator {

    private final LongSupplier seed;

    public HashedIds(long seed) {
        this(() -> seed);
    }

    /** @param seed asked for each id */
    public HashedIds(LongSupplier seed) {
        this.seed = seed;
    }

    @Override
    public UUID next() {
        return of(seed.getAsLong(), UnitOfWork.nextKey());
    }

    /** The id of a key under a seed. */
    public static UUID of(long seed, String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(8).putLong(seed).array());
            var hash = ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
            // Version 8 of RFC 9562: an id whose bits are the maker's own.
            var high = (hash.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x8000L;
            var low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
