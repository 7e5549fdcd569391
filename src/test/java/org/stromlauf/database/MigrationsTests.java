package org.stromlauf.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.stromlauf.testing.TestDatabase;

/** A start on the data of another release. */
@Execution(ExecutionMode.CONCURRENT)
class MigrationsTests {

    private static final Map<String, List<MigrationVersion>> BROUGHT = brought();

    private DataSource database = new DriverManagerDataSource();
    private JdbcClient jdbc = JdbcClient.create(database);

    @Test
    void bringsTheDataOfAnEarlierReleaseToThePresentStateAndLosesNone() {
        onDatabase(TestDatabase.emptyUrl());
        migrateAllTo(0);
        jdbc.sql(
                        """
                        insert into tenancy.tenant (id, name, market_partner_id, role, commodity, demo)
                        values ('alt', 'Altes Werk', '9900000000011', 'GRID_OPERATOR', 'ELECTRICITY', false)
                        """)
                .update();
        jdbc.sql(
                        """
                        insert into locations.market_location
                        values ('alt', '51238696780', 'CONSUMPTION', 'CONNECTED', 'Weg', '1', '04109', 'Leipzig', null, null,
                                '9900000000011', 'E06', 'H25', 3500000, 'KA', true, null, 'FIXED', null)
                        """)
                .update();
        jdbc.sql(
                        """
                        insert into marketcomm.clearing values ('alt', gen_random_uuid(), 'HELD_TOO_LONG', 'TRANSACTION',
                                gen_random_uuid(), 'Frist', '2026-10-05T10:00:00Z', null, null, null)
                        """)
                .update();

        Migrations.run(database);

        assertThat(versions()).isEqualTo(newest());
        assertThat(jdbc.sql(
                                """
                                select t.name || ' ' || l.id || ' ' || l.annual_forecast_wh || ' ' || c.detail
                                  from tenancy.tenant t, locations.market_location l, marketcomm.clearing c
                                 where t.id = 'alt' and l.tenant_id = t.id and c.tenant_id = t.id
                                   and l.scheduled_reading is null and c.group_key is null
                                """)
                        .query(String.class)
                        .list())
                .containsExactly("Altes Werk 51238696780 3500000 Frist");
    }

    @Test
    void goesOnFromEveryStateThatAReleaseMayHaveLeft() {
        onDatabase(TestDatabase.emptyUrl());
        int most = BROUGHT.values().stream().mapToInt(List::size).max().orElseThrow();
        for (int ordinal = 0; ordinal < most; ordinal++) migrateAllTo(ordinal);

        Migrations.run(database);

        assertThat(versions()).isEqualTo(newest());
    }

    @Test
    void changesNothingOnASecondStart() {
        onDatabase(TestDatabase.freshUrl());
        var before = history();

        Migrations.run(database);

        assertThat(history()).isEqualTo(before);
    }

    @Test
    void refusesAMigrationThatWasChangedAfterItRan() {
        onDatabase(TestDatabase.freshUrl());
        jdbc.sql("update tenancy.migration_history set checksum = checksum + 1 where version = '1'")
                .update();

        assertThatThrownBy(() -> Migrations.run(database))
                .isInstanceOf(SchemaVersionException.class)
                .hasMessageContaining("Schema tenancy")
                .hasMessageContaining("checksum mismatch for migration version 1");
    }

    @Test
    void refusesTheDataOfALaterRelease() {
        onDatabase(TestDatabase.freshUrl());
        jdbc.sql(
                        """
                        insert into contracts.migration_history
                        select installed_rank + 100, '999', 'from the future', type, 'V999__from_the_future.sql', 1,
                               installed_by, installed_on, execution_time, success
                          from contracts.migration_history where version = '1'
                        """)
                .update();

        assertThatThrownBy(() -> Migrations.run(database))
                .isInstanceOf(SchemaVersionException.class)
                .hasMessageContaining("Schema contracts")
                .hasMessageContaining("999");
    }

    @Test
    void saysWhatToDoInPlaceOfATrace() {
        FailureAnalyzer analyzer = new SchemaVersionFailureAnalyzer();
        FailureAnalysis said = analyzer.analyze(
                new SchemaVersionException("Schema x was not written by this", "Start y", new Error()));

        assertThat(said.getDescription()).isEqualTo("Schema x was not written by this");
        assertThat(said.getAction()).isEqualTo("Start y");
    }

    /** Module, in the order of the tiers → the versions that this program brings, in theirs. */
    private static Map<String, List<MigrationVersion>> brought() {
        var nothing = new DriverManagerDataSource(TestDatabase.emptyUrl());
        var brought = new LinkedHashMap<String, List<MigrationVersion>>();
        for (var module : ModuleOrder.TIERS) {
            var flyway =
                    Migrations.of(nothing, module).failOnMissingLocations(false).load();
            var versions = Arrays.stream(flyway.info().all())
                    .map(MigrationInfo::getVersion)
                    .filter(Objects::nonNull)
                    .sorted()
                    .toList();
            if (!versions.isEmpty()) brought.put(module, versions);
        }
        return brought;
    }

    private void onDatabase(String url) {
        database = new DriverManagerDataSource(url);
        jdbc = JdbcClient.create(database);
    }

    /** Leaves each module at its n-th version, or at its last. */
    private void migrateAllTo(int ordinal) {
        BROUGHT.forEach((module, versions) -> {
            if (ordinal >= versions.size()) return;
            var unused = Migrations.of(database, module)
                    .target(versions.get(ordinal))
                    .load()
                    .migrate();
        });
    }

    private static Map<String, String> newest() {
        return BROUGHT.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue()
                .get(e.getValue().size() - 1)
                .getVersion()));
    }

    private Map<String, String> versions() {
        return BROUGHT.keySet().stream()
                .collect(Collectors.toMap(module -> module, module -> jdbc.sql("select version from " + module
                                + ".migration_history where success and version is not null"
                                + " order by installed_rank desc limit 1")
                        .query(String.class)
                        .single()));
    }

    private List<String> history() {
        return BROUGHT.keySet().stream()
                .flatMap(module -> jdbc
                        .sql("select installed_rank || ' ' || coalesce(version, '') from " + module
                                + ".migration_history order by 1")
                        .query(String.class)
                        .list()
                        .stream()
                        .map(row -> module + " " + row))
                .toList();
    }
}
