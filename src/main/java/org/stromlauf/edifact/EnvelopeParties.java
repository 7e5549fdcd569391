package org.stromlauf.edifact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Finding.Layer;
import org.stromlauf.edifact.Finding.Severity;
import org.stromlauf.edifact.reading.WalkedMessage;

/**
 * Sender and receiver of the interchange are those of its messages (Allgemeine Festlegungen 2.13: the MP-IDs in UNB and NAD are
 * identical). No code of CONTRL or APERAK says that they are not, so that a difference is a hint, which nobody is answered.
 */
final class EnvelopeParties {

    private EnvelopeParties() {}

    /** @return one hint for each of the two that differs; none where the message names no party (CONTRL) */
    static List<Finding> check(@Nullable Envelope envelope, WalkedMessage message) {
        if (envelope == null) return List.of();
        var findings = new ArrayList<Finding>();
        compare(message, "MS", envelope.sender(), findings);
        compare(message, "MR", envelope.receiver(), findings);
        return findings;
    }

    private static void compare(WalkedMessage message, String party, String expected, List<Finding> findings) {
        for (int s = 0; s < message.size(); s++) {
            var node = message.node(s);
            if (node < 0 || !message.definition().node(node).tag().equals("NAD")) continue;
            var segment = message.segment(s);
            if (!segment.text(1, 1).equals(party)) continue;
            var found = segment.text(2, 1);
            if (!found.equals(expected)) {
                findings.add(hint(s, message.definition().node(node).path(), expected, found));
            }
            return;
        }
    }

    private static Finding hint(int segment, String path, String expected, String found) {
        return new Finding(
                Layer.SYNTAX,
                Severity.HINT,
                "PARTY_DIFFERS_FROM_ENVELOPE",
                null,
                null,
                segment + 1,
                "NAD",
                2,
                1,
                path,
                null,
                expected,
                found,
                null);
    }
}
