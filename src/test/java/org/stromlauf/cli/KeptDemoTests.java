package org.stromlauf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a user does with a demo that stays up: hands it a message of his own and moves its time. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class KeptDemoTests {

    private static final Pattern PASSWORD = Pattern.compile("Anmelden mit dem Passwort (\\S+) als");
    private static final Pattern ADDRESS = Pattern.compile("API +(http://[^/]+)/");
    private static final Pattern REFERENCE = Pattern.compile("\\+(\\d{10})'\\s*UNH");
    private static final String OWN_REFERENCE = "9900000001";

    @TempDir
    private Path folder;

    private record Kept(String url, String password) {}

    @Test
    void takesAMessageAnswersItAndMovesOn() throws Exception {
        var demo = start(
                Map.of(),
                "demo",
                "--scenario=switch-weeks",
                "--customers=1",
                "--keep",
                "--port=0",
                "--dir=" + folder.resolve("out"),
                "--data=" + folder.resolve("data"));
        try {
            var kept = kept(demo);
            var sent = said(kept, "send", registration().toString(), "--user", "netz", "--url", kept.url());

            assertThat(sent)
                    .contains("Received by netz", "Answer: APERAK", "RFF+ACE:" + OWN_REFERENCE + "'")
                    .endsWith("Taken: syntax and structure are in order.\n[exit 0]");
            assertThat(said(kept, "market", "advance", "1d", "--user", "operator", "--url", kept.url()))
                    .contains("Market time 2026-")
                    .endsWith("[exit 0]");
            assertThat(said(kept, "market", "advance", "1d", "--user", "netz", "--url", kept.url()))
                    .contains("Refused (403)")
                    .doesNotContain("\tat ");
        } finally {
            demo.destroy();
            demo.waitFor();
        }
    }

    /** One of the demo's own under other numbers, for a partner's come once. */
    private Path registration() throws IOException {
        try (var messages = Files.list(folder.resolve("out/messages"))) {
            var first = messages.filter(m -> m.getFileName().toString().contains("-55001-"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            var text = Files.readString(first, StandardCharsets.ISO_8859_1);
            var reference = REFERENCE.matcher(text);
            assertThat(reference.find()).isTrue();
            return Files.writeString(
                    folder.resolve("own.edi"),
                    text.replace(reference.group(1), OWN_REFERENCE).replaceAll("IDE\\+24\\+\\w+", "IDE+24+OWN1"),
                    StandardCharsets.ISO_8859_1);
        }
    }

    private static Kept kept(Process demo) throws IOException {
        var said = new BufferedReader(new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8));
        var all = new StringBuilder();
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            if (!line.startsWith("Ende: ")) continue;
            // What nobody reads would stop the demo once the pipe is full.
            var rest = new Thread(() -> said.lines().forEach(l -> {}), "demo-output");
            rest.setDaemon(true);
            rest.start();
            return new Kept(found(ADDRESS, all), found(PASSWORD, all));
        }
        throw new IllegalStateException("The demo ended: " + all);
    }

    private static String found(Pattern pattern, CharSequence text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    private static String said(Kept kept, String... arguments) throws IOException, InterruptedException {
        var process = start(Map.of("STROMLAUF_PASSWORD", kept.password()), arguments);
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return text.lines().filter(line -> !line.startsWith("Picked up ")).reduce("", (a, b) -> a + b + "\n") + "[exit "
                + process.waitFor() + "]";
    }

    private static Process start(Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<>(DemoTests.BESIDE_THE_OTHERS);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                DemoTests.productClassPath(),
                "org.stromlauf.cli.Main"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }
}
