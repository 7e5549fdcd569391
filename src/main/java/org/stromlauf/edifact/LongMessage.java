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
import org.stromlauf.edifact.reading.Stretch;

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
                message, scanned.delimiters(), frame.type(), limits, stretch -> check(stretch, definition, context));
        if (!isWhole) structure.add(DefinitionChoice.tooLarge(limits));
        return structure.isEmpty()
                ? new HandbookCheck.Result(List.copyOf(rules), applied, undecided)
                : new HandbookCheck.Result(List.copyOf(structure), 0, 0);
    }

    private void check(Stretch stretch, MessageDefinition definition, Context context) {
        var delimiters = scanned.delimiters();
        var segments = reader.segments(stretch.bytes(), stretch.segments(), delimiters);
        var walked = reader.read(
                segments,
                frame.pid(),
                delimiters,
                definition,
                stretch.groups(),
                handbook.freePlaces(definition, frame.pid(), segments));
        add(walked.findings(), structure, stretch);
        if (!structure.isEmpty()) {
            isFirst = false;
            return;
        }
        var result = handbook.check(walked, context, (some, pid) -> reader.read(some, pid, delimiters, definition));
        if (isFirst) rules.addAll(EnvelopeParties.check(scanned.envelope(), walked));
        add(result.findings(), rules, stretch);
        applied += result.applied();
        undecided += result.undecided();
        isFirst = false;
    }

    /** What is wrong with the head is said once. */
    private void add(List<Finding> found, List<Finding> into, Stretch stretch) {
        for (var finding : found) {
            var segment = finding.segment();
            var isOfHead = segment == null || segment <= (isFirst ? stretch.head() : stretch.known());
            if (into.size() >= limits.findings() || (isOfHead && !isFirst)) continue;
            into.add(isOfHead || segment == null ? finding : finding.at(segment - stretch.head() + stretch.before()));
        }
    }
}
