package org.stromlauf.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the handbooks ask of the 433 UTILMD samples that these lack. The samples are sparse: each line of the lists was held
 * against the column of its PID. Lines read {@code PID code path[#element.component] = status expression}.
 */
class SampleFindingsTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load();

    @ParameterizedTest
    @ValueSource(strings = {"fv2026-04", "fv2026-10"})
    void findsInEachSampleJustWhatItsHandbookMisses(String version) throws IOException {
        var files = Samples.below("edifact-generator").stream()
                .filter(f -> f.toString().contains(version))
                .toList();
        var found = files.stream().flatMap(f -> findings(f).stream()).toList();

        assertThat(files).hasSize(version.endsWith("04") ? 215 : 218);
        assertThat(found).containsExactlyElementsOf(expected(version));
    }

    private static List<String> findings(Path file) {
        var message = ENGINE.check(Samples.read(file), MessageEngine.Context.NONE)
                .messages()
                .get(0);
        return message.findings().stream()
                .map(f -> message.pid() + " " + f.code() + " " + f.path() + place(f) + " = " + f.expression())
                .toList();
    }

    private static String place(Finding finding) {
        return finding.element() == null ? "" : "#" + finding.element() + "." + finding.component();
    }

    private static List<String> expected(String version) throws IOException {
        var name = "/edifact/sample-findings-" + version + ".txt";
        try (var stream = Objects.requireNonNull(SampleFindingsTests.class.getResourceAsStream(name))) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
