package org.stromlauf.edifact.reading;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stromlauf.edifact.Finding;

/**
 * The PIDs of a message's transactions where they are not all the same: UTILMD, IFTSTA, INSRPT and UTILTS name the PID in each
 * transaction, and transactions of several PIDs may share a message. What it holds is bounded by the PIDs that there are and by
 * the limit of findings, not by those that a message makes up.
 */
public final class TransactionPids {

    private static final byte[] PID_QUALIFIER = "Z13".getBytes(StandardCharsets.ISO_8859_1);

    private final WalkedMessage message;
    private final Map<String, BitSet> known = new LinkedHashMap<>();
    private final BitSet head = new BitSet();
    private final BitSet own = new BitSet();
    private final Set<String> told = new HashSet<>();
    private final Findings unknown;

    private TransactionPids(WalkedMessage message, int limit) {
        this.message = message;
        this.unknown = new Findings(limit);
        head.set(0, message.size());
        own.set(0, message.size());
        for (var instance = 1; instance < message.instances(); instance++) {
            if (message.instanceParent(instance) == 0) note(instance);
        }
    }

    /** @param limit of the findings about PIDs that the message does not have */
    public static TransactionPids of(WalkedMessage message, int limit) {
        return new TransactionPids(message, limit);
    }

    /** Whether all transactions are of the message's PID, as those of nearly every message are. */
    public boolean areOwn() {
        return known.isEmpty() && unknown.isEmpty();
    }

    /** The segments of the head and of the transactions of the message's PID. */
    public BitSet own() {
        return own;
    }

    /** By other PID that the message has: the segments of its transactions. */
    public Map<String, BitSet> others() {
        return known;
    }

    /** The PIDs that the message does not have, each once. */
    public List<Finding> unknown() {
        return unknown.list();
    }

    /** The indices of the head's segments, which go with every transaction, and of some transactions. */
    public int[] withHead(BitSet transactions) {
        var all = (BitSet) head.clone();
        all.or(transactions);
        return all.stream().toArray();
    }

    private void note(int instance) {
        var from = message.instanceTrigger(instance);
        var to = message.instanceEnd(instance);
        if (to - from < 2) return;
        for (var s = from + 1; s < to; s++) {
            if (!mayBePid(s) || !isPid(message.segment(s))) continue;
            head.clear(from, to);
            note(message.segment(s).text(1, 2), s, from, to);
            return;
        }
    }

    private void note(String pid, int segment, int from, int to) {
        if (pid.equals(message.pid())) return;
        own.clear(from, to);
        if (message.definition().hasColumn(pid)) {
            known.computeIfAbsent(pid, p -> new BitSet()).set(from, to);
        } else if (!unknown.isFull() && told.add(pid)) {
            var place = Place.segment(segment + 1, "RFF").at(1, 2);
            unknown.add(Fault.PID_UNKNOWN, place, message.definition().head().name(), pid);
        }
    }

    private boolean mayBePid(int segment) {
        var node = message.node(segment);
        return node < 0 || message.definition().node(node).tag().equals("RFF");
    }

    private static boolean isPid(Segment segment) {
        return segment.packedTag() == Tags.RFF && segment.has(1, 1, PID_QUALIFIER);
    }
}
