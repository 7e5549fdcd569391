package org.stromlauf.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The budget of starting, in processes of their own as a user starts them: the application on empty data, and a short command. */
final class StartBench implements Bench {

    private static final double SERVE_SECONDS = 25;
    private static final double COMMAND_SECONDS = 1;
    private static final int REPEATS = 3;

    @Override
    public List<BenchLine> run() throws IOException, InterruptedException {
        return List.of(
                BenchLine.atMost("start-serve", "s until serve answers on empty data", serve(), SERVE_SECONDS),
                BenchLine.atMost("start-command", "s for a command without Spring", command(), COMMAND_SECONDS));
    }

    private static double serve() throws IOException, InterruptedException {
        var data = Files.createTempDirectory("stromlauf-start");
        long started = System.nanoTime();
        var process = start(List.of("serve", "--data", data.toString(), "--port", "0"));
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.strip().startsWith("Start "))
                    return answered(line.strip().substring(6).strip(), started);
            }
            throw new IllegalStateException("serve ended before it answered, exit " + process.waitFor());
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.waitFor();
            Folders.delete(data);
        }
    }

    private static double answered(String address, long started) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() >= 500) throw new IllegalStateException(address + " answers " + answer.statusCode());
        return (System.nanoTime() - started) / 1e9;
    }

    /** The best of several: the first reads the files from the disk. */
    private static double command() throws IOException, InterruptedException {
        var best = Double.MAX_VALUE;
        for (int i = 0; i < REPEATS; i++) {
            long started = System.nanoTime();
            var process = start(List.of("edifact", "--help"));
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
            if (process.waitFor() != 0) throw new IllegalStateException("The command failed");
            best = Math.min(best, (System.nanoTime() - started) / 1e9);
        }
        return best;
    }

    /** By the launcher where there is one, for it chooses options and class archive; else as this process was started. */
    private static Process start(List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        var home = System.getProperty("stromlauf.home");
        var launcher = home == null ? null : Path.of(home, "stromlauf");
        if (launcher != null && Files.isExecutable(launcher)) {
            command.add(launcher.toString());
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        }
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
