package org.stromlauf.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A program of its own on a database of its own, for tests that kill it in the middle and start again on what it left. */
public final class KilledProgram {

    private KilledProgram() {}

    /** Starts the database in a folder, resumes whatever was left there, and brings it to what the code expects. */
    public static Started database(Path data) {
        var server = EmbeddedDatabase.start(data);
        var source = new DriverManagerDataSource(server.address().url());
        Migrations.migrate(source, "metering");
        return new Started(server, source);
    }

    /** A database that this program started. */
    public record Started(AutoCloseable server, DataSource source) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            server.close();
        }
    }

    /** Starts a main class and kills it, as nothing can be refused, once it has said so many lines. */
    public static void run(Class<?> main, Path data, int lines) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        List.of(java, "-cp", System.getProperty("java.class.path"), main.getName(), data.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            var said = process.inputReader();
            for (int i = 0; i < lines; ) {
                var line = said.readLine();
                if (line == null) throw new IllegalStateException("The program ended with " + process.waitFor());
                if (line.equals("committed")) i++;
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
