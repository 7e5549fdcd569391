package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The application as the launcher starts it: a process of its own, from one jar that names the libraries. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(600)
class ServeTests {

    @TempDir
    private Path folder;

    @Test
    void showsItsPagesAndTellsASecondStartOnTheSameDataToLookElsewhere() throws IOException, InterruptedException {
        var data = folder.resolve("data");
        var server = start("serve", "--port=0", "--data=" + data);
        try {
            var url = address(server);

            assertThat(status(url + "camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin.js"))
                    .isEqualTo(200);
            assertThat(status(url + "camunda/api/cockpit/plugin/cockpitPlugins/static/app/plugin.js"))
                    .isEqualTo(200);
            assertThat(refusal("serve", "--port=0", "--data=" + data))
                    .contains(
                            "The data folder " + data + " is in use by another Stromlauf (process " + server.pid(),
                            "--data DIR")
                    .doesNotContain("\tat ");
        } finally {
            server.destroy();
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void saysWhichDatabaseItCannotReach() throws IOException, InterruptedException {
        assertThat(refusal("serve", "--port=0", "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/stromlauf"))
                .contains("Connection to 127.0.0.1:1 refused", "correct --spring.datasource.url")
                .doesNotContain("\tat ");
    }

    private String refusal(String... arguments) throws IOException, InterruptedException {
        var process = start(arguments);
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        return said;
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                launchJar().toString(),
                "org.stromlauf.cli.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private Path launchJar() throws IOException {
        var jar = folder.resolve("launch.jar");
        if (Files.exists(jar)) return jar;
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.CLASS_PATH, classPath());
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    private static String classPath() {
        return Arrays.stream(DemoTests.productClassPath().split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }

    /** Where the pages are, as the server says when it is up. */
    private static String address(Process server) throws IOException {
        var said = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.trim().startsWith("Start "))
                return line.trim().substring("Start".length()).trim();
        }
        throw new IllegalStateException("The server ended before it said where it is");
    }

    private static int status(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
