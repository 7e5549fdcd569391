package org.stromlauf.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database server that an earlier, killed program left running on our data. */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final int SECONDS_TO_STOP = 60;

    private Postmaster() {}

    /**
     * Stops the orphan, if there is one, by a fast shutdown: clients are cut off, transactions rolled back. The caller holds the
     * lock of the data folder, so nobody else may be using the server.
     */
    static void stopOrphan(Path cluster) {
        var pidFile = cluster.resolve("postmaster.pid");
        var pid = pidIn(pidFile);
        if (pid.isEmpty()) return;
        var process = ProcessHandle.of(pid.get()).filter(p -> serves(p, cluster));
        if (process.isPresent()) {
            LOG.warn("Stopping PostgreSQL (process {}), left behind on {} by a killed program", pid.get(), cluster);
            stop(process.get(), cluster);
        }
        delete(pidFile);
    }

    private static Optional<Long> pidIn(Path pidFile) {
        if (!Files.exists(pidFile)) return Optional.empty();
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(String::trim)
                    .filter(l -> l.matches("\\d+"))
                    .map(Long::valueOf);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + pidFile, e);
        }
    }

    /** The number may since belong to another program: only a postgres whose command line names our folder counts. */
    private static boolean serves(ProcessHandle process, Path cluster) {
        var info = process.info();
        var isPostgres = info.command().map(c -> c.endsWith("postgres")).orElse(false);
        return isPostgres
                && info.commandLine().map(c -> c.contains(cluster.toString())).orElse(false);
    }

    private static void stop(ProcessHandle process, Path cluster) {
        try {
            // SIGINT is PostgreSQL's fast shutdown; ProcessHandle knows only SIGTERM, which would wait for clients.
            var kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
            if (kill.waitFor() == 0) process.onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw stillThere(process, cluster, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stillThere(process, cluster, e);
        }
    }

    private static IllegalStateException stillThere(ProcessHandle process, Path cluster, Exception cause) {
        return new IllegalStateException(
                "PostgreSQL (process " + process.pid() + ") on " + cluster + " does not stop; stop it by hand", cause);
    }

    private static void delete(Path pidFile) {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the stale " + pidFile, e);
        }
    }
}
