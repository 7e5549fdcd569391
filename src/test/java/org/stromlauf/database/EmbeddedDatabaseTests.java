package org.stromlauf.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class EmbeddedDatabaseTests {

    @TempDir
    private static Path begun;

    @TempDir
    private Path data;

    /** A folder that was used before is copied: making one takes PostgreSQL seconds. */
    @BeforeAll
    static void begins() {
        EmbeddedDatabase.start(begun).close();
    }

    @Test
    void keepsWhatWasCommittedWhenStartedAgain() {
        try (var first = EmbeddedDatabase.start(data)) {
            jdbc(first).sql("create table kept as select 42 as n").update();
        }

        try (var second = EmbeddedDatabase.start(data)) {
            assertThat(jdbc(second)
                            .sql("select n from kept")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(42);
        }
    }

    @Test
    void makesCommitsDurable() throws Exception {
        usedBefore();
        try (var server = EmbeddedDatabase.start(data)) {
            assertThat(setting(server, "fsync")).isEqualTo("on");
            assertThat(setting(server, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(server, "full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void refusesASecondStartOnTheSameFolder() throws Exception {
        usedBefore();
        try (var first = EmbeddedDatabase.start(data)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> EmbeddedDatabase.start(data))
                    .isInstanceOf(DataFolderException.class)
                    .hasMessageContaining("in use by another Stromlauf (process "
                            + ProcessHandle.current().pid());
        }
    }

    @Test
    void refusesASecondStartByAnotherProcess() throws Exception {
        usedBefore();
        var holder = Holder.start(data);
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(data))
                    .isInstanceOf(DataFolderException.class)
                    .hasMessageContaining("process " + holder.pid());
        } finally {
            holder.destroyForcibly().waitFor();
            Postmaster.stopOrphan(data.resolve("postgres"));
        }
    }

    @Test
    void stopsTheServerThatAKilledProgramLeftBehindAndResumes() throws Exception {
        usedBefore();
        var holder = Holder.start(data);
        holder.destroyForcibly().waitFor();
        var orphan = orphan();
        assertThat(orphan.isAlive()).isTrue();

        try (var server = EmbeddedDatabase.start(data)) {
            assertThat(orphan.onExit().get(1, TimeUnit.SECONDS).isAlive()).isFalse();
            assertThat(jdbc(server)
                            .sql("select n from held")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(7);
        }
    }

    @Test
    void leavesAlienProcessesAloneWhoseNumberStandsInAStalePidFile() throws Exception {
        usedBefore();
        var own = Long.toString(ProcessHandle.current().pid());
        Files.writeString(data.resolve("postgres/postmaster.pid"), own + "\n" + data.resolve("postgres") + "\n");

        try (var server = EmbeddedDatabase.start(data)) {
            assertThat(setting(server, "fsync")).isEqualTo("on");
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersionAndSaysWhichIsNeeded() throws Exception {
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "16\n");

        assertThatThrownBy(() -> EmbeddedDatabase.start(data))
                .isInstanceOf(DataFolderException.class)
                .hasMessageContaining("PostgreSQL 16")
                .hasMessageContaining("PostgreSQL " + EmbeddedDatabase.MAJOR_VERSION);
    }

    /** PostgreSQL itself refuses to run as root; the other tests show how it is run there. */
    @Test
    void runsForAnOrdinaryUserUnderHisName() throws Exception {
        var user = OrdinaryUser.in(data);
        var holder = user.start(Holder.class, user.home().resolve("data"));
        var cluster = user.home().resolve("data/postgres");
        try {
            var server = ProcessHandle.of(Long.parseLong(Files.readAllLines(cluster.resolve("postmaster.pid"))
                            .get(0)))
                    .orElseThrow();

            assertThat(server.info().user()).contains(user.name());
            assertThat(user.name()).isNotEqualTo("root");
        } finally {
            holder.destroyForcibly().waitFor();
            Postmaster.stopOrphan(cluster);
        }
    }

    private void usedBefore() throws Exception {
        var copied = new ProcessBuilder("cp", "-a", begun + "/.", data.toString()).start();
        assertThat(copied.waitFor()).isZero();
    }

    private ProcessHandle orphan() throws Exception {
        var pid = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(0)
                .trim();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static String setting(EmbeddedDatabase server, String name) {
        return jdbc(server).sql("show " + name).query(String.class).single();
    }

    static JdbcClient jdbc(EmbeddedDatabase server) {
        return JdbcClient.create(new DriverManagerDataSource(server.address().url()));
    }

    /** A program of its own that starts a database, commits a row and never ends. */
    static final class Holder {

        public static void main(String[] args) throws InterruptedException {
            var server = EmbeddedDatabase.start(Path.of(args[0]));
            jdbc(server).sql("create table held as select 7 as n").update();
            System.out.println("ready");
            Thread.sleep(Long.MAX_VALUE);
        }

        static Process start(Path data) throws Exception {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var process = new ProcessBuilder(
                            java, "-cp", System.getProperty("java.class.path"), Holder.class.getName(), data.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var lines = process.inputReader();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("ready")) return process;
            }
            throw new IllegalStateException("The other program ended with " + process.waitFor());
        }
    }
}
