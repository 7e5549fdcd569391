package org.stromlauf.archive;

import java.io.InputStream;
import java.util.Objects;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.shared.TenantId;

/** A content that is read in pieces of some megabytes: it may be larger than what memory there is. */
final class StoredContent extends InputStream {

    private final ContentRows contents;
    private final TenantId tenant;
    private final ContentHash hash;
    private byte[] piece;
    private int number;
    private int next;

    StoredContent(ContentRows contents, TenantId tenant, ContentHash hash) {
        this.contents = contents;
        this.tenant = tenant;
        this.hash = hash;
        this.piece = contents.piece(tenant, hash, 0);
    }

    /** Whether there is another byte in the piece at hand. */
    private boolean hasNext() {
        if (next < piece.length) return true;
        if (piece.length < ContentRows.PIECE) return false;
        piece = contents.piece(tenant, hash, ++number);
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
