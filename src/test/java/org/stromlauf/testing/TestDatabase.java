package org.stromlauf.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.stromlauf.database.Migrations;

/**
 * The one PostgreSQL of a test run. A test class of a module that needs only tables, no Spring and no engine, takes a database of
 * its own, migrated for all modules (a copy of a template, about 0.1 s):
 *
 * <pre>{@code
 * class SwitchRequestsTests {
 *     private static final DataSource DATABASE = TestDatabase.fresh();
 *     private final SwitchRequests requests = new SwitchRequests(JdbcClient.create(DATABASE));
 * }
 * }</pre>
 *
 * The field is static: JUnit makes an instance a test method. Transactions:
 * {@code new TransactionTemplate(new DataSourceTransactionManager(DATABASE))}.
 */
public final class TestDatabase {

    private static final String TEMPLATE = "stromlauf_template";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** A new database with every module's schema and no rows but those of the migrations. */
    public static DataSource fresh() {
        var pool = new HikariConfig();
        pool.setJdbcUrl(freshUrl());
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        // A new connection costs as much as twenty statements; one that no test uses any longer goes away.
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(10_000);
        return new HikariDataSource(pool);
    }

    /** The JDBC address of a new database as {@link #fresh()} makes it, user included. */
    public static String freshUrl() {
        return copyOf(TEMPLATE);
    }

    /** The JDBC address of a new database without any schema of ours. */
    public static String emptyUrl() {
        return copyOf("template1");
    }

    private static String copyOf(String template) {
        var name = "test_" + COUNT.incrementAndGet();
        Server.execute("create database " + name + " template " + template);
        return Server.url(name);
    }

    /** Started when the first test asks for it, stopped with the test run. Nothing here must survive a crash: no fsync. */
    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var data = Files.createTempDirectory("epg");
                var postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("shared_buffers", "128MB")
                        .setRegisterShutdownHook(false)
                        .start();
                // After Spring has closed its contexts, and with them their pools.
                SpringApplication.getShutdownHandlers().add(() -> stop(postgres, data));
                makeTemplate(postgres);
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL for tests does not start", e);
            }
        }

        /** Deleting hundreds of databases takes longer than a run waits for its end: nobody waits for it. */
        private static void stop(EmbeddedPostgres postgres, Path data) {
            try {
                postgres.close();
                var unused = new ProcessBuilder("rm", "-rf", data.toString()).start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL for tests does not stop", e);
            }
        }

        private static void makeTemplate(EmbeddedPostgres postgres) {
            new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database " + TEMPLATE);
            Migrations.run(postgres.getDatabase("postgres", TEMPLATE));
        }

        static synchronized void execute(String sql) {
            try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException("Failed: " + sql, e);
            }
        }

        static String url(String database) {
            return POSTGRES.getJdbcUrl("postgres", database);
        }
    }
}
