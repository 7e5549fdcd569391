package org.stromlauf.edifact.reading;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.ReadingLimits;
import org.stromlauf.edifact.definition.MessageDefinition;

/** Reads messages by their definitions, each compiled once for each PID. Thread-safe. */
public final class MessageReader {

    private final Map<MessageDefinition, Map<String, CompiledMessage>> compiled = new ConcurrentHashMap<>();
    private final ReadingLimits limits;

    public MessageReader(ReadingLimits limits) {
        this.limits = limits;
    }

    /** Walks a message that passed the first pass. */
    public WalkedMessage read(
            byte[] interchange, MessageFrame frame, Delimiters delimiters, MessageDefinition definition) {
        return read(segments(interchange, frame, delimiters), frame.pid(), delimiters, definition);
    }

    /** The segments of a message, without a definition. */
    public Segments segments(byte[] interchange, MessageFrame frame, Delimiters delimiters) {
        return Segments.read(
                interchange,
                Math.toIntExact(frame.from()),
                Math.toIntExact(frame.to()),
                delimiters,
                frame.segments(),
                limits.segmentBytes());
    }

    /** The segments of a message that lies alone in its bytes. */
    public Segments segments(byte[] message, int count, Delimiters delimiters) {
        return Segments.read(message, 0, message.length, delimiters, count, limits.segmentBytes());
    }

    /** Walks segments from UNH to UNT. */
    public WalkedMessage read(
            Segments segments, @Nullable String pid, Delimiters delimiters, MessageDefinition definition) {
        return read(segments, pid, delimiters, definition, null);
    }

    /** @param free of the column of the PID, so that groups are known that it answers alike; null when it is not known */
    public WalkedMessage read(
            Segments segments,
            @Nullable String pid,
            Delimiters delimiters,
            MessageDefinition definition,
            @Nullable FreePlaces free) {
        return read(segments, pid, delimiters, definition, Stretch.Groups.NONE, free);
    }

    /** The same of a stretch of a long message, whose groups go on where those before it ended. */
    public WalkedMessage read(
            Segments segments,
            @Nullable String pid,
            Delimiters delimiters,
            MessageDefinition definition,
            Stretch.Groups before,
            @Nullable FreePlaces free) {
        var findings = new Findings(limits.findings());
        var builder = new WalkedMessage.Builder(definition, pid, delimiters, segments);
        var walker = new Walker(compiled(definition, pid), delimiters.decimal(), findings, builder, before, free);
        var view = new Segment();
        for (var index = 0; index < segments.size(); ) {
            var taken = walker.takeGroup();
            index += taken;
            if (taken > 0) continue;
            segments.place(view, index++);
            walker.take(view);
        }
        walker.finish();
        return builder.build(findings.list());
    }

    /** A definition ready to walk messages of a PID. */
    CompiledMessage compiled(MessageDefinition definition, @Nullable String pid) {
        return compiled.computeIfAbsent(definition, d -> new ConcurrentHashMap<>())
                .computeIfAbsent(pid == null ? "" : pid, key -> new CompiledMessage(definition, pid));
    }
}
