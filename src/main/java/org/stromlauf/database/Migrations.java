package org.stromlauf.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings each module's schema to the state that its code expects: the migrations in {@code db/<module>/} on the class path make
 * the schema {@code <module>}, with a history of their own. The engine's tables stand in schema {@code public} and are the
 * engine's own affair.
 */
public final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    /**
     * Migrates every module that has a folder of migrations, in the order of the tiers.
     *
     * @throws SchemaVersionException if a schema holds a migration that this program does not know, or knows otherwise
     */
    public static void run(DataSource database) {
        for (var module : ModuleOrder.TIERS) {
            if (hasMigrations(module)) migrate(database, module);
        }
    }

    private static boolean hasMigrations(String module) {
        try {
            return new PathMatchingResourcePatternResolver().getResources("classpath*:db/" + module + "/*.sql").length
                    > 0;
        } catch (IOException e) {
            throw new UncheckedIOException("The migrations of module " + module + " cannot be read", e);
        }
    }

    static void migrate(DataSource database, String module) {
        try {
            var result = of(database, module).load().migrate();
            if (result.migrationsExecuted > 0) {
                LOG.info("Migrated schema {} to version {}", module, result.targetSchemaVersion);
            }
        } catch (FlywayValidateException e) {
            throw new SchemaVersionException(
                    "Schema " + module + " was not written by this release or an earlier one. " + e.getMessage(),
                    "Start the release that wrote the data, or a later one; or restore a copy made before it ran. The"
                            + " migrations of a release are never changed: its files are in db/" + module + "/.",
                    e);
        }
    }

    /** A schema of a later release is refused: a program that does not know a column would write rows without it. */
    static FluentConfiguration of(DataSource database, String module) {
        return Flyway.configure()
                .dataSource(database)
                .schemas(module)
                .defaultSchema(module)
                .locations("classpath:db/" + module)
                .ignoreMigrationPatterns(new String[0])
                .table("migration_history");
    }
}
