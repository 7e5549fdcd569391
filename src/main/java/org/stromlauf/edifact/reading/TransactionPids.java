package org.stromlauf.edifact.reading;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stromlauf.edifact.Finding;

/**
 * The PIDs of a message's transactions where they are not all the same: UTILMD, IFTSTA, INSRPT and UTILTS name the PID in each
 * transaction, and transactions of several PIDs may share a message.
 */
public final class TransactionPids {

    private static final byte[] PID_QUALIFIER = "Z13".getBytes(StandardCharsets.ISO_8859_1);

    private TransactionPids() {}

    /** By PID other than the message's: the segments of its transactions; empty for nearly every message. */
    public static Map<String, BitSet> foreign(WalkedMessage message) {
        var result = new LinkedHashMap<String, BitSet>();
        for (var instance = 1; instance < message.instances(); instance++) {
            if (message.instanceParent(instance) == 0) addForeign(message, instance, result);
        }
        return result;
    }

    private static void addForeign(WalkedMessage message, int instance, Map<String, BitSet> into) {
        var from = message.instanceTrigger(instance);
        if (message.instanceEnd(instance) - from < 2) return;
        for (var s = from + 1; s < message.instanceEnd(instance); s++) {
            if (mayBePid(message, s) && isPid(message.segment(s))) {
                var pid = message.segment(s).text(1, 2);
                if (!pid.equals(message.pid())) {
                    into.computeIfAbsent(pid, p -> new BitSet()).set(from, message.instanceEnd(instance));
                }
                return;
            }
        }
    }

    private static boolean mayBePid(WalkedMessage message, int segment) {
        var node = message.node(segment);
        return node < 0 || message.definition().node(node).tag().equals("RFF");
    }

    private static boolean isPid(Segment segment) {
        return segment.packedTag() == Tags.RFF && segment.has(1, 1, PID_QUALIFIER);
    }

    /** That the PID of a transaction is none of the message's. */
    public static List<Finding> unknown(WalkedMessage message, String pid, BitSet segments) {
        var findings = new Findings(1);
        for (var s = segments.nextSetBit(0); s >= 0; s = segments.nextSetBit(s + 1)) {
            if (isPid(message.segment(s))) {
                var place = Place.segment(s + 1, "RFF").at(1, 2);
                findings.add(
                        Fault.PID_UNKNOWN, place, message.definition().head().name(), pid);
            }
        }
        return findings.list();
    }
}
