package org.stromlauf.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.DataFormatException;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.database.CopiedRows;
import org.stromlauf.shared.TenantId;

/** Contents by their hash: a row, or of what is larger than a piece a row for each piece. */
@Repository
class ContentRows {

    /** Bytes: so much of a content stands in memory. */
    static final int PIECE = 4 << 20;

    private static final String PIECES = "archive.content_piece (tenant_id, hash, number, content, deflated)";
    private static final int COLUMNS = 5;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    ContentRows(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /** A content that is there already stays as it is. */
    ContentHash add(TenantId tenant, Resource content) {
        try (var hashed = content.getInputStream();
                var stored = content.getInputStream()) {
            var hash = new ContentHash(ArchiveEntry.sha256(hashed));
            var first = stored.readNBytes(PIECE);
            var isWhole = first.length < PIECE;
            int added = jdbc.sql(
                            "insert into archive.content (tenant_id, hash, content) values (?, ?, ?) on conflict do nothing")
                    .params(tenant.value(), hash.hex(), isWhole ? first : null)
                    .update();
            if (added > 0 && !isWhole) addPieces(tenant, hash, first, stored);
            return hash;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addPieces(TenantId tenant, ContentHash hash, byte[] first, InputStream rest) throws IOException {
        var piece = first;
        for (int number = 0; piece.length > 0; number++, piece = rest.readNBytes(PIECE)) {
            new CopiedRows(COLUMNS)
                    .row()
                    .text(tenant.value())
                    .text(hash.hex())
                    .integer(number)
                    .bytes(Deflated.of(piece))
                    .bool(true)
                    .into(template, PIECES);
        }
    }

    byte[] read(TenantId tenant, ContentHash hash) {
        try (var content = new StoredContent(this, tenant, hash)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Piece(byte[] bytes, boolean deflated) {}

    /** The piece of a number, from 0; empty behind the last. Of what is stored as one row the same part of it. */
    byte[] piece(TenantId tenant, ContentHash hash, int number) {
        var piece = jdbc.sql(
                        """
                        select coalesce(p.content, substring(c.content from :from for :size), '') as bytes,
                               coalesce(p.deflated, false) as deflated
                          from archive.content c
                          left join archive.content_piece p
                                 on p.tenant_id = c.tenant_id and p.hash = c.hash and p.number = :number
                         where c.tenant_id = :tenant and c.hash = :hash""")
                .param("from", Math.toIntExact((long) number * PIECE + 1))
                .param("size", PIECE)
                .param("number", number)
                .param("tenant", tenant.value())
                .param("hash", hash.hex())
                .query((row, n) -> new Piece(row.getBytes("bytes"), row.getBoolean("deflated")))
                .optional()
                .orElseThrow(() -> unknown(tenant, hash));
        try {
            return piece.deflated() ? Deflated.bytes(piece.bytes(), PIECE) : piece.bytes();
        } catch (DataFormatException e) {
            throw new IllegalStateException(
                    "Piece " + number + " of content " + hash + " in the archive of tenant " + tenant + " is damaged",
                    e);
        }
    }

    /** What says of each content that has another hash than it was stored under. */
    List<String> changed(TenantId tenant) {
        return jdbc
                .sql(
                        """
                        select hash from archive.content
                         where tenant_id = ? and (content is null or encode(sha256(content), 'hex') <> hash) order by hash""")
                .param(tenant.value())
                .query(String.class)
                .list()
                .stream()
                .filter(hash -> !isUnchanged(tenant, new ContentHash(hash)))
                .map(hash -> "content " + hash + " was changed: its bytes have another hash")
                .toList();
    }

    private boolean isUnchanged(TenantId tenant, ContentHash hash) {
        try (var content = new StoredContent(this, tenant, hash)) {
            return ArchiveEntry.sha256(content).equals(hash.hex());
        } catch (IllegalStateException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalArgumentException unknown(TenantId tenant, ContentHash hash) {
        return new IllegalArgumentException("The archive of tenant " + tenant + " holds no content with hash " + hash);
    }
}
