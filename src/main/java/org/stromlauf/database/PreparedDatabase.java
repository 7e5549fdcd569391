package org.stromlauf.database;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The server that {@code spring.datasource.url} names, else an embedded one on the folder {@code stromlauf.data}; its schemas are
 * migrated. It is made ready on a thread of its own, while the application's classes are looked for.
 */
final class PreparedDatabase implements AutoCloseable {

    private static final String URL = "spring.datasource.url";
    private static final String EMBEDDED = "embedded";

    /** Where a database is: its address and how to log in. */
    record Address(String url, String user, String password) {}

    private final CompletableFuture<@Nullable EmbeddedDatabase> server;
    private final CompletableFuture<Address> migrated;

    private PreparedDatabase(CompletableFuture<@Nullable EmbeddedDatabase> server, Environment environment) {
        this.server = server;
        this.migrated = server.thenApply(own -> migrated(own == null ? external(environment) : own.address()));
    }

    /** Returns at once. */
    static PreparedDatabase begin(Environment environment) {
        var server = new CompletableFuture<@Nullable EmbeddedDatabase>();
        var prepared = new PreparedDatabase(server, environment);
        var starter = new Thread(
                () -> {
                    try {
                        server.complete(server(environment));
                    } catch (RuntimeException | Error e) {
                        server.completeExceptionally(e);
                    }
                },
                "database-start");
        starter.start();
        return prepared;
    }

    private static @Nullable EmbeddedDatabase server(Environment environment) {
        if (!environment.getProperty(URL, EMBEDDED).equals(EMBEDDED)) return null;
        return EmbeddedDatabase.start(Path.of(environment.getProperty("stromlauf.data", "data")));
    }

    private static Address external(Environment environment) {
        return new Address(
                environment.getRequiredProperty(URL),
                environment.getProperty("spring.datasource.username", ""),
                environment.getProperty("spring.datasource.password", ""));
    }

    private static Address migrated(Address address) {
        Migrations.run(new DriverManagerDataSource(address.url(), address.user(), address.password()));
        return address;
    }

    /**
     * Waits until the database is ready.
     *
     * @throws DataFolderException if the folder is in use or written by another major version
     * @throws SchemaVersionException if a schema was not written by this release or an earlier one
     */
    Address address() {
        try {
            return migrated.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }

    /** Stops the embedded server, if it came up. */
    @Override
    public void close() {
        migrated.handle((address, failure) -> address).join();
        if (server.isCompletedExceptionally()) return;
        var own = server.join();
        if (own != null) own.close();
    }
}
