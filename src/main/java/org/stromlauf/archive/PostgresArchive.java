package org.stromlauf.archive;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;

/** The archive in the program's own database; triggers there refuse every change. */
@Component
class PostgresArchive implements Archive, ArchiveCheck, ArchiveIndex {

    private record Head(long number, String hash) {}

    private final ContentRows contents;
    private final JdbcClient jdbc;
    private final Clock clock;

    PostgresArchive(ContentRows contents, JdbcClient jdbc, Clock clock) {
        this.contents = contents;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public ContentHash store(TenantId tenant, String name, String mediaType, byte[] content, Period retention) {
        return store(tenant, name, mediaType, new ByteArrayResource(content), retention);
    }

    @Override
    @Transactional
    public ContentHash store(TenantId tenant, String name, String mediaType, Resource content, Period retention) {
        var hash = contents.add(tenant, content);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var head = lockHead(tenant);
        var retainUntil = MarketCalendar.day(now).plus(retention);
        append(tenant, new ArchiveEntry(head.number() + 1, name, mediaType, hash, now, retainUntil, head.hash()));
        return hash;
    }

    private Head lockHead(TenantId tenant) {
        return headForUpdate(tenant).orElseGet(() -> {
            jdbc.sql(
                            "insert into archive.chain_head (tenant_id, number, entry_hash) values (?, 0, ?) on conflict do nothing")
                    .params(tenant.value(), ArchiveEntry.FIRST_PREVIOUS)
                    .update();
            return headForUpdate(tenant).orElseThrow();
        });
    }

    private Optional<Head> headForUpdate(TenantId tenant) {
        return jdbc.sql("select number, entry_hash as hash from archive.chain_head where tenant_id = ? for update")
                .param(tenant.value())
                .query(Head.class)
                .optional();
    }

    private void append(TenantId tenant, ArchiveEntry entry) {
        jdbc.sql(
                        """
                        insert into archive.entry (tenant_id, number, name, media_type, content_hash, stored_at, retain_until,
                                                   previous_hash, entry_hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        tenant.value(),
                        entry.number(),
                        entry.name(),
                        entry.mediaType(),
                        entry.content().hex(),
                        entry.storedAt().atOffset(ZoneOffset.UTC),
                        entry.retainUntil(),
                        entry.previousHash(),
                        entry.hash())
                .update();
        jdbc.sql("update archive.chain_head set number = ?, entry_hash = ? where tenant_id = ?")
                .params(entry.number(), entry.hash(), tenant.value())
                .update();
    }

    @Override
    public byte[] read(TenantId tenant, ContentHash hash) {
        return contents.read(tenant, hash);
    }

    @Override
    public InputStream open(TenantId tenant, ContentHash hash) {
        return new StoredContent(contents, tenant, hash);
    }

    @Override
    public List<Document> documents(TenantId tenant, String mediaType, long after, int limit) {
        return jdbc.sql(
                        """
                        select number, name, media_type, content_hash, stored_at from archive.entry
                        where tenant_id = ? and media_type = ? and number > ? order by number limit ?""")
                .params(tenant.value(), mediaType, after, limit)
                .query((row, index) -> new Document(
                        row.getLong("number"),
                        row.getString("name"),
                        row.getString("media_type"),
                        new ContentHash(row.getString("content_hash")),
                        row.getObject("stored_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Verification verify(TenantId tenant) {
        var faults = new ArrayList<String>(contents.changed(tenant));
        var head = new Head(0, ArchiveEntry.FIRST_PREVIOUS);
        for (var link : links(tenant)) {
            if (link.entry().number() != head.number() + 1) {
                faults.add("entry " + (head.number() + 1) + " is missing before entry "
                        + link.entry().number());
            } else if (!link.entry().previousHash().equals(head.hash())) {
                faults.add("entry " + link.entry().number() + " is not chained to the entry before it");
            }
            if (!link.entry().hash().equals(link.hash())) {
                faults.add("entry " + link.entry().number() + " was changed: its hash does not fit");
            }
            head = new Head(link.entry().number(), link.hash());
        }
        faults.addAll(wrongEnd(tenant, head));
        return new Verification(head.number(), List.copyOf(faults));
    }

    private record Link(ArchiveEntry entry, String hash) {}

    private List<Link> links(TenantId tenant) {
        return jdbc.sql(
                        """
                        select number, name, media_type, content_hash, stored_at, retain_until, previous_hash, entry_hash
                        from archive.entry where tenant_id = ? order by number""")
                .param(tenant.value())
                .query(PostgresArchive::link)
                .list();
    }

    private static Link link(ResultSet row, int index) throws SQLException {
        var entry = new ArchiveEntry(
                row.getLong("number"),
                row.getString("name"),
                row.getString("media_type"),
                new ContentHash(row.getString("content_hash")),
                row.getObject("stored_at", OffsetDateTime.class).toInstant(),
                row.getObject("retain_until", LocalDate.class),
                row.getString("previous_hash"));
        return new Link(entry, row.getString("entry_hash"));
    }

    private List<String> wrongEnd(TenantId tenant, Head last) {
        var stored = jdbc.sql("select number, entry_hash as hash from archive.chain_head where tenant_id = ?")
                .param(tenant.value())
                .query(Head.class)
                .optional()
                .orElse(new Head(0, ArchiveEntry.FIRST_PREVIOUS));
        if (stored.equals(last)) return List.of();
        return List.of("the chain ends with entry " + last.number() + " but must end with entry " + stored.number());
    }
}
