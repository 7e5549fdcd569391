package org.stromlauf.edifact;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.reading.DefinitionChoice;
import org.stromlauf.edifact.reading.MessageFrame;
import org.stromlauf.edifact.reading.MessageReader;
import org.stromlauf.edifact.reading.MessageStretches;
import org.stromlauf.edifact.reading.ScannedInterchange;
import org.stromlauf.edifact.reading.Segments;

/** Checks a message that is longer than most, a stretch of its transactions at a time: no more than that is held. */
final class LongMessage {

    /** From so many bytes on a message is long. */
    static final int BYTES = 4 << 20;

    private final MessageReader reader;
    private final HandbookCheck handbook;
    private final ReadingLimits limits;
    private final MessageFrame frame;
    private final ScannedInterchange scanned;
    private final List<Finding> structure = new ArrayList<>();
    private final List<Finding> rules = new ArrayList<>();
    private int applied;
    private int undecided;
    private boolean isFirst = true;

    LongMessage(
            MessageReader reader,
            HandbookCheck handbook,
            ReadingLimits limits,
            MessageFrame frame,
            ScannedInterchange scanned) {
        this.reader = reader;
        this.handbook = handbook;
        this.limits = limits;
        this.frame = frame;
        this.scanned = scanned;
    }

    static boolean is(MessageFrame frame) {
        return frame.to() - frame.from() > BYTES;
    }

    /** As with a short message the handbook counts only where the structure is right. */
    HandbookCheck.Result check(InputStream message, MessageDefinition definition, Context context) {
        var isWhole = MessageStretches.cut(
                message,
                scanned.delimiters(),
                frame.type(),
                limits,
                (bytes, segments, head, before) -> stretch(
                        reader.segments(bytes, segments, scanned.delimiters()), head, before, definition, context));
        if (!isWhole) structure.add(DefinitionChoice.tooLarge(limits));
        return structure.isEmpty()
                ? new HandbookCheck.Result(List.copyOf(rules), applied, undecided)
                : new HandbookCheck.Result(List.copyOf(structure), 0, 0);
    }

    private void stretch(Segments segments, int head, int before, MessageDefinition definition, Context context) {
        var delimiters = scanned.delimiters();
        var walked = reader.read(segments, frame.pid(), delimiters, definition);
        add(walked.findings(), structure, head, before);
        if (!structure.isEmpty()) {
            isFirst = false;
            return;
        }
        var result = handbook.check(walked, context, pid -> reader.read(segments, pid, delimiters, definition));
        if (isFirst) rules.addAll(EnvelopeParties.check(scanned.envelope(), walked));
        add(result.findings(), rules, head, before);
        applied += result.applied();
        undecided += result.undecided();
        isFirst = false;
    }

    /** What is wrong with the head is said once. */
    private void add(List<Finding> found, List<Finding> into, int head, int before) {
        for (var finding : found) {
            var segment = finding.segment();
            var isOfHead = segment == null || segment <= head;
            if (into.size() >= limits.findings() || (isOfHead && !isFirst)) continue;
            into.add(isOfHead || segment == null ? finding : finding.at(segment - head + before));
        }
    }
}
