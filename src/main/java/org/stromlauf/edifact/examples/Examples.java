package org.stromlauf.edifact.examples;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.MessageEngine;
import org.stromlauf.edifact.definition.Definitions;

/** Makes messages from definitions: what is written passes its own reader. */
public final class Examples {

    private static final int ROUNDS = 400;
    private static final Map<String, String> PREPARED = Map.of("FV2026-04", "260402:0800");
    private static final String PREPARED_NOW = "261102:0800";

    /** What was made, and what its reader still finds: nothing when it could be made right. */
    public record Result(byte[] interchange, List<Finding> findings) {}

    private final Definitions definitions;
    private final MessageEngine reader;

    public Examples(Definitions definitions, MessageEngine reader) {
        this.definitions = definitions;
        this.reader = reader;
    }

    /** Every column of a format version: PIDs, and the answers of APERAK and CONTRL. */
    public List<String> columns(FormatVersion version) {
        return definitions.entries(version).stream()
                .map(definitions::definition)
                .flatMap(d -> d.head().pids().stream())
                .toList();
    }

    /**
     * @param column a PID, or a column of APERAK or CONTRL
     * @throws IllegalArgumentException when the version has no such column
     */
    public Result make(FormatVersion version, String column, Wish wish) {
        var example = new Example(definitions.ofColumn(version, column), column, wish);
        var bytes = interchange(version, example);
        var findings = findings(bytes);
        for (var round = 0; round < ROUNDS && !findings.isEmpty(); round++) {
            if (!mendAny(example, findings)) break;
            bytes = interchange(version, example);
            findings = findings(bytes);
        }
        return new Result(bytes, findings);
    }

    private static boolean mendAny(Example example, List<Finding> findings) {
        for (var finding : findings) {
            if (example.mend(finding)) return true;
        }
        return false;
    }

    private static byte[] interchange(FormatVersion version, Example example) {
        var prepared = PREPARED.getOrDefault(version.name(), PREPARED_NOW);
        var text = "UNA:+.? 'UNB+UNOC:3+9900000000001:500+9900000000002:500+" + prepared + "+1'" + example.text()
                + "UNZ+1+1'";
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<Finding> findings(byte[] interchange) {
        var checked = reader.check(interchange, MessageEngine.Context.OWN);
        var findings = new ArrayList<>(checked.findings());
        checked.messages().forEach(m -> findings.addAll(m.findings()));
        return findings;
    }
}
