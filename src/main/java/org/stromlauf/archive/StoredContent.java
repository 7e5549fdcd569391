package org.stromlauf.archive;

import java.io.InputStream;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.shared.TenantId;

/** A content that is read in pieces of some megabytes: it may be larger than what memory there is. */
final class StoredContent extends InputStream {

    private static final int PIECE = 8 << 20;

    private final JdbcClient jdbc;
    private final TenantId tenant;
    private final ContentHash hash;
    private byte[] piece;
    private int next;
    private long read;

    StoredContent(JdbcClient jdbc, TenantId tenant, ContentHash hash) {
        this.jdbc = jdbc;
        this.tenant = tenant;
        this.hash = hash;
        this.piece = piece(0);
    }

    private byte[] piece(long from) {
        return jdbc.sql(
                        """
                        select substring(content from cast(:from as int) for cast(:size as int)) from archive.content
                        where tenant_id = :tenant and hash = :hash""")
                .param("from", Math.toIntExact(from + 1))
                .param("size", PIECE)
                .param("tenant", tenant.value())
                .param("hash", hash.hex())
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The archive of tenant " + tenant + " holds no content with hash " + hash));
    }

    /** Whether there is another byte in the piece at hand. */
    private boolean hasNext() {
        if (next < piece.length) return true;
        if (piece.length < PIECE) return false;
        read += piece.length;
        piece = piece(read);
        next = 0;
        return piece.length > 0;
    }

    @Override
    public int read() {
        return hasNext() ? piece[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) return 0;
        if (!hasNext()) return -1;
        int count = Math.min(length, piece.length - next);
        System.arraycopy(piece, next, target, offset, count);
        next += count;
        return count;
    }
}
