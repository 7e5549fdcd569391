package org.stromlauf.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.TestDatabase;

class ArchiveTests {

    private static final TenantId TENANT = TenantId.of("supplier");
    private static final TenantId OTHER = TenantId.of("grid");

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    private final PostgresArchive archive = new PostgresArchive(
            new ContentRows(new JdbcTemplate(database)),
            jdbc,
            Clock.fixed(Instant.parse("2026-10-05T08:00:00Z"), ZoneOffset.UTC));

    @BeforeEach
    void storesThree() {
        store(TENANT, "a.pdf", "one");
        store(TENANT, "b.pdf", "two");
        store(TENANT, "again.pdf", "one");
    }

    @Test
    void givesBackWhatWasStored() {
        var hash = store(TENANT, "c.pdf", "three");

        assertThat(archive.read(TENANT, hash)).asString(UTF_8).isEqualTo("three");
    }

    @Test
    void keepsTheSameContentOnceButNotesEachEntry() {
        assertThat(count("archive.content")).isEqualTo(2);
        assertThat(count("archive.entry")).isEqualTo(3);
    }

    @Test
    void doesNotShowTheContentOfAnotherTenant() {
        var hash = store(OTHER, "x.pdf", "secret");

        assertThatThrownBy(() -> archive.read(TENANT, hash)).hasMessageContaining("holds no content");
    }

    @Test
    void listsItsDocumentsPageByPageInTheOrderOfStoring() {
        store(OTHER, "x.pdf", "secret");

        var page = archive.documents(TENANT, "application/pdf", 0, 2);
        var next = archive.documents(TENANT, "application/pdf", page.get(1).number(), 2);

        assertThat(page).extracting(ArchiveIndex.Document::name).containsExactly("a.pdf", "b.pdf");
        assertThat(next).extracting(ArchiveIndex.Document::name).containsExactly("again.pdf");
        assertThat(archive.documents(TENANT, "application/xml", 0, 2)).isEmpty();
    }

    @Test
    void notesUntilWhenTheLawAsksToKeepIt() {
        assertThat(jdbc.sql("select distinct retain_until from archive.entry")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo("2036-10-05");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update archive.content set content = 'x'",
                "delete from archive.content",
                "truncate archive.content cascade",
                "update archive.entry set name = 'x'",
                "delete from archive.entry",
                "truncate archive.entry",
                "delete from archive.chain_head"
            })
    void refusesEveryChange(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update()).hasMessageContaining("write-once");
    }

    @Test
    void findsAnUntouchedChainIntact() {
        store(OTHER, "x.pdf", "one");

        assertThat(archive.verify(TENANT)).isEqualTo(new ArchiveCheck.Verification(3, java.util.List.of()));
        assertThat(archive.verify(OTHER).entries()).isEqualTo(1);
        assertThat(archive.verify(TenantId.of("nobody")).isIntact()).isTrue();
    }

    @Test
    void findsAChangedContentBehindTheTriggersBack() {
        tamper("update archive.content set content = 'forged' where hash = '" + hashOf("two") + "'");

        assertThat(archive.verify(TENANT).faults()).singleElement().asString().contains(hashOf("two"));
    }

    @ParameterizedTest
    @ValueSource(ints = {ContentRows.PIECE, ContentRows.PIECE + 1, 2 * ContentRows.PIECE + 4711})
    void givesBackWholeAndInPiecesWhatIsLargerThanAPiece(int size) throws IOException {
        var large = new byte[size];
        new Random(size).nextBytes(large);
        var hash = store(TENANT, "large.edi", large);

        assertThat(store(TENANT, "again.edi", large)).isEqualTo(hash);
        assertThat(archive.read(TENANT, hash)).isEqualTo(large);
        try (var opened = archive.open(TENANT, hash)) {
            assertThat(opened.readAllBytes()).isEqualTo(large);
        }
        assertThat(archive.verify(TENANT).isIntact()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update archive.content_piece set content = 'forged' where number = 1",
                "delete from archive.content_piece where number = 0"
            })
    void findsAChangedOrMissingPiece(String sql) {
        var hash = store(TENANT, "large.edi", new byte[ContentRows.PIECE + 1]);
        assertThatThrownBy(() -> jdbc.sql(sql).update()).hasMessageContaining("write-once");

        tamper(sql);

        assertThat(archive.verify(TENANT).faults()).singleElement().asString().contains(hash.hex());
    }

    @Test
    void findsAChangedEntry() {
        tamper("update archive.entry set retain_until = '2026-10-06' where number = 2");

        assertThat(archive.verify(TENANT).faults()).containsExactly("entry 2 was changed: its hash does not fit");
    }

    @Test
    void findsARemovedEntryInTheMiddleAndAtTheEnd() {
        tamper("delete from archive.entry where number = 2");
        assertThat(archive.verify(TENANT).faults()).containsExactly("entry 2 is missing before entry 3");

        tamper("delete from archive.entry where number = 3");
        assertThat(archive.verify(TENANT).faults())
                .containsExactly("the chain ends with entry 1 but must end with entry 3");
    }

    private ContentHash store(TenantId tenant, String name, String content) {
        return store(tenant, name, content.getBytes(UTF_8));
    }

    private ContentHash store(TenantId tenant, String name, byte[] content) {
        return java.util.Objects.requireNonNull(transaction.execute(
                status -> archive.store(tenant, name, "application/pdf", content, Period.ofYears(10))));
    }

    private static String hashOf(String content) {
        return ArchiveEntry.sha256(content.getBytes(UTF_8));
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** As someone with all rights on the database would: without triggers. */
    private void tamper(String sql) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql(sql).update();
        });
    }
}
