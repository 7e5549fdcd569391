package org.stromlauf.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL as a child of this program, its data in {@code <data folder>/postgres}. Commits are durable. It must be closed after
 * the last connection.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /** The major version of the binaries in the program; raising it is a migration of every data folder. */
    static final String MAJOR_VERSION = "17";

    private final DataFolder folder;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
    }

    /**
     * Starts a server on the folder's data, or on new data when it holds none.
     *
     * @throws DataFolderException if the folder is in use or written by another major version
     */
    static EmbeddedDatabase start(Path data) {
        var folder = DataFolder.open(data);
        try {
            var cluster = folder.path().resolve("postgres");
            checkVersion(cluster);
            Postmaster.stopOrphan(cluster);
            var server = builder(cluster).start();
            LOG.info("PostgreSQL runs on {} at port {}", cluster, server.getPort());
            return new EmbeddedDatabase(folder, server);
        } catch (IOException e) {
            folder.close();
            throw new UncheckedIOException("PostgreSQL does not start on " + folder.path(), e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    PreparedDatabase.Address address() {
        return new PreparedDatabase.Address(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        } finally {
            folder.close();
        }
    }

    private static EmbeddedPostgres.Builder builder(Path cluster) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(BinariesFolder.prepare().toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "localhost")
                // A new installation's tables grow from nothing: statistics of a minute ago make plans for empty
                // tables.
                .setServerConfig("autovacuum_naptime", "10s")
                // Solid-state disks: else small tables are read from end to end although an index leads to the one row.
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("max_connections", "100");
    }

    private static void checkVersion(Path cluster) throws IOException {
        var file = cluster.resolve("PG_VERSION");
        if (!Files.exists(file)) return;
        var version = Files.readString(file).trim();
        if (version.equals(MAJOR_VERSION)) return;
        throw new DataFolderException(
                "The data in " + cluster + " were written by PostgreSQL " + version
                        + "; this program brings PostgreSQL " + MAJOR_VERSION + ".",
                "Start the version of Stromlauf that wrote them, save them with pg_dump, and restore into a new folder; or run"
                        + " PostgreSQL " + version
                        + " yourself and name it with --spring.datasource.url=jdbc:postgresql://…");
    }
}
