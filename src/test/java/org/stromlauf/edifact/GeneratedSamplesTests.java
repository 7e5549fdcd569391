package org.stromlauf.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The 744 generated messages of all types: placeholders, the header behind UNS, wrong counts. Each is read, or rejected for a
 * reason that a look at its text alone confirms.
 */
class GeneratedSamplesTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load();

    /** How many messages each layer stops, by the reasons found in them. */
    private static final Map<String, Integer> REASONS = Map.ofEntries(
            Map.entry("[PARTY_DIFFERS_FROM_ENVELOPE]", 4),
            Map.entry("[CHARACTER_TYPE_WRONG]", 48),
            Map.entry("[CHARACTER_TYPE_WRONG, ELEMENT_TOO_LONG]", 324),
            Map.entry("[CHARACTER_TYPE_WRONG, ELEMENT_TOO_LONG, SEGMENT_NOT_ALLOWED_HERE]", 2),
            Map.entry("[CHARACTER_TYPE_WRONG, SEGMENT_MISSING, SEGMENT_NOT_ALLOWED_HERE]", 5),
            Map.entry("[CHARACTER_TYPE_WRONG, SEGMENT_NOT_ALLOWED_HERE]", 6),
            Map.entry("[DATA_AFTER_INTERCHANGE, MESSAGE_COUNT_WRONG, SEGMENT_OUTSIDE_MESSAGE]", 15),
            Map.entry("[ELEMENT_TOO_LONG]", 3),
            Map.entry("[MESSAGE_RELEASE_UNKNOWN]", 221),
            Map.entry("[PID_UNKNOWN]", 3),
            Map.entry("[CHARACTER_TYPE_WRONG, ELEMENT_TOO_LONG, SEGMENT_COUNT_WRONG]", 19),
            Map.entry("[CHARACTER_TYPE_WRONG, SEGMENT_COUNT_WRONG]", 10),
            Map.entry("[SEGMENT_COUNT_WRONG]", 2),
            Map.entry("[SEGMENT_MISSING, SEGMENT_NOT_ALLOWED_HERE]", 7),
            Map.entry("[SEGMENT_NOT_ALLOWED_HERE]", 75));

    /** PIDs of earlier gas handbooks. */
    private static final List<String> NOT_IN_FV2026_04 = List.of("44096", "44097", "44110", "44129", "44132", "44172");

    @Test
    void readsEachOrRejectsItForAReasonThatIsListed() {
        var reasons = new TreeMap<String, Integer>();
        for (var file : Samples.below("edifact-mapper")) {
            var codes = new TreeSet<String>();
            beforeTheHandbook(file).forEach(f -> codes.add(f.code()));
            reasons.merge(codes.toString(), 1, Integer::sum);
        }
        assertThat(reasons).isEqualTo(new TreeMap<>(REASONS));
    }

    @Test
    void eachReasonIsSeenInTheTextOfTheMessage() {
        for (var file : Samples.below("edifact-mapper")) {
            var segments = new String(Samples.read(file), ISO_8859_1).strip().split("'\\s*");
            for (var finding : beforeTheHandbook(file)) {
                assertThat(isTrue(finding, List.of(segments)))
                        .as("%s in %s", finding, file)
                        .isTrue();
            }
        }
    }

    private static List<Finding> beforeTheHandbook(Path file) {
        var checked = ENGINE.check(Samples.read(file), MessageEngine.Context.NONE);
        var findings = new ArrayList<>(checked.findings());
        checked.messages().forEach(m -> findings.addAll(m.findings()));
        findings.removeIf(f -> f.layer() == Finding.Layer.AHB);
        return findings;
    }

    private static boolean isTrue(Finding finding, List<String> segments) {
        var found = finding.found() == null ? "" : finding.found();
        return switch (finding.code()) {
            case "CHARACTER_TYPE_WRONG" ->
                found.matches(".*[A-Za-z].*") && number(finding).startsWith("n");
            case "ELEMENT_TOO_LONG" ->
                found.length() > Integer.parseInt(number(finding).replaceAll("\\D", ""));
            case "MESSAGE_RELEASE_UNKNOWN" ->
                !List.of(number(finding).split(", ")).contains(found);
            case "PARTY_DIFFERS_FROM_ENVELOPE" ->
                !found.equals(number(finding))
                        && segments.get(first(segments, "UNB+")).contains(number(finding))
                        && segments.stream().anyMatch(t -> t.startsWith("NAD+") && t.contains(found));
            case "PID_UNKNOWN" -> NOT_IN_FV2026_04.contains(found);
            case "SEGMENT_COUNT_WRONG" ->
                Integer.parseInt(found) != trailer(segments) - 1
                        && number(finding).equals("" + (trailer(segments) - 1));
            // The generator puts UNS or MOA before the header's groups, and RFF behind PIA: orders that no directory
            // has.
            case "SEGMENT_NOT_ALLOWED_HERE", "SEGMENT_MISSING" ->
                first(segments, "UNS+") < first(segments, "NAD+MS")
                        || first(segments, "PIA") < segments.lastIndexOf(found);
            default -> segments.stream().filter(s -> s.startsWith("UNB+")).count() > 1;
        };
    }

    private static String number(Finding finding) {
        return Objects.requireNonNull(finding.expected());
    }

    private static int trailer(List<String> segments) {
        return first(segments, "UNT+") - first(segments, "UNH+") + 2;
    }

    private static int first(List<String> segments, String start) {
        var index = 0;
        while (index < segments.size() && !segments.get(index).startsWith(start)) index++;
        return index;
    }
}
