package org.stromlauf.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.stromlauf.archive.Archive.ContentHash;

/** One link of a tenant's chain: its hash covers the link before it, the content's hash and all that is said of the content. */
record ArchiveEntry(
        long number,
        String name,
        String mediaType,
        ContentHash content,
        Instant storedAt,
        LocalDate retainUntil,
        String previousHash) {

    static final String FIRST_PREVIOUS = "0".repeat(64);

    /** Lengths stand before texts, so that no two entries have the same bytes under the hash. */
    String hash() {
        return sha256("%d|%d:%s|%d:%s|%s|%d|%s|%s"
                .formatted(
                        number,
                        name.length(),
                        name,
                        mediaType.length(),
                        mediaType,
                        content,
                        storedAt.getEpochSecond(),
                        retainUntil,
                        previousHash)
                .getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return sha256(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of all that the stream has. */
    static String sha256(InputStream bytes) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var unused = new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
