package org.stromlauf.edifact.schema;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.Samples;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.definition.MessageDefinition;

/**
 * StAEDI, with schemas made from our definitions, accepts and rejects what we do and objects to the same segment. Where it does
 * not, {@code staedi-differences.txt} says why; a kind of difference without a line, or a line without one, fails.
 */
@Execution(ExecutionMode.CONCURRENT)
class StaediOracleTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load(DefinitionSource.classpath());
    private static final Definitions DEFINITIONS = Definitions.load(DefinitionSource.classpath());
    private static final int SEEDS = 6;

    private final Map<MessageDefinition, StaediReader> readers = new HashMap<>();
    private final Map<String, String> differences = new TreeMap<>();
    private int compared;

    @Test
    void agreesOnSeededDamageOfEveryMessage() throws IOException {
        for (var version : DEFINITIONS.versions()) {
            for (var entry : DEFINITIONS.entries(version)) {
                var definition = DEFINITIONS.definition(entry);
                for (var pid : some(definition.head().pids())) {
                    damage(definition, new String(ENGINE.example(version, pid), ISO_8859_1), pid);
                }
            }
        }
        assertThat(compared).isGreaterThan(7000);
        assertThat(differences).containsOnlyKeys(explained("damage"));
    }

    @Test
    void agreesOnSamples() throws IOException {
        for (var folder : List.of("edifact-generator", "edifact-mapper")) {
            for (var file : Samples.below(folder)) {
                if (file.toString().endsWith(".edi")) sample(file.getFileName().toString(), Samples.read(file));
            }
        }
        assertThat(compared).isGreaterThan(700);
        assertThat(differences).containsOnlyKeys(explained("sample"));
    }

    private static SortedSet<String> some(List<String> pids) {
        return new TreeSet<>(List.of(pids.get(0), pids.get(pids.size() / 2), pids.get(pids.size() - 1)));
    }

    private void damage(MessageDefinition definition, String base, String pid) {
        for (var kind : Damage.Kind.values()) {
            for (int n = 0; n < SEEDS; n++) {
                var damage = new Damage(base, n * 31L + pid.hashCode());
                var bytes = damage.apply(kind).getBytes(ISO_8859_1);
                compare(definition, bytes, ours(bytes), damage.what());
            }
        }
    }

    private void sample(String name, byte[] bytes) {
        var messages = ENGINE.check(bytes, Context.NONE).messages();
        if (messages.size() != 1) return;
        var message = messages.get(0);
        DEFINITIONS.versions().stream()
                .flatMap(v -> DEFINITIONS.find(v, message.type(), message.release()).stream())
                .findFirst()
                .ifPresent(definition -> compare(definition, bytes, verdict(message), name));
    }

    private void compare(MessageDefinition definition, byte[] bytes, Verdict ours, String what) {
        compared++;
        var theirs = readers.computeIfAbsent(definition, StaediReader::new).read(bytes);
        if (ours.accepts() != theirs.accepts() || ours.segment() != theirs.segment()) {
            differences.putIfAbsent(kind(ours, theirs), definition + " " + what + ": " + ours + " " + theirs);
        }
    }

    private static Verdict ours(byte[] interchange) {
        var checked = ENGINE.check(interchange, Context.NONE);
        return checked.messages().isEmpty()
                ? new Verdict(false, 0, checked.findings().get(0).code())
                : verdict(checked.messages().get(0));
    }

    private static Verdict verdict(CheckedMessage message) {
        return message.findings().stream()
                .filter(f -> f.layer() != Finding.Layer.AHB && f.severity() == Finding.Severity.ERROR)
                .findFirst()
                .map(f -> new Verdict(false, Objects.requireNonNullElse(f.segment(), 0), f.code()))
                .orElse(Verdict.ACCEPTED);
    }

    private static String kind(Verdict ours, Verdict theirs) {
        if (ours.why().startsWith("PID_")) return "PID";
        if (ours.accepts() && theirs.why().contains("UNEXPECTED_SEGMENT")) return "SURPLUS_REFERENCE";
        if (theirs.why().startsWith("EDIE003")) return "EMPTY_MESSAGE";
        return ours.why() + " | " + theirs.why();
    }

    /** Lines read {@code damage,sample KIND: why}. */
    private static List<String> explained(String where) throws IOException {
        try (var stream = Objects.requireNonNull(
                StaediOracleTests.class.getResourceAsStream("/edifact/staedi-differences.txt"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.startsWith("#")
                            && Stream.of(l.split(" ")[0].split(",")).anyMatch(where::equals))
                    .map(l -> l.substring(l.indexOf(' ') + 1, l.indexOf(": ")))
                    .collect(Collectors.toList());
        }
    }
}
