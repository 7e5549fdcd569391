package org.stromlauf.edifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.reading.DefinitionChoice;
import org.stromlauf.edifact.reading.MessageFrame;
import org.stromlauf.edifact.reading.MessageReader;
import org.stromlauf.edifact.reading.ScannedInterchange;
import org.stromlauf.edifact.reading.Segments;
import org.stromlauf.edifact.reading.WalkedMessage;
import org.stromlauf.edifact.rules.WalkedView;

/** The second pass: holds the messages of a scanned interchange to their definitions and handbooks. */
final class MessageChecks {

    private static final Fields NO_FIELDS = Fields.builder().build();
    private static final Outline NO_OUTLINE = new Outline("", List.of());

    /** Faults of UNT, which leave the segments before it readable: what is wrong with those is told, too. */
    private static final Set<String> OF_TRAILER = Set.of("SEGMENT_COUNT_WRONG", "MESSAGE_REFERENCE_DIFFERS");

    private final DefinitionChoice choice;
    private final MessageParts parts;
    private final ReadingLimits limits;
    private final MessageReader reader;

    MessageChecks(Definitions definitions, MessageParts parts, ReadingLimits limits) {
        this.choice = new DefinitionChoice(definitions);
        this.parts = parts;
        this.limits = limits;
        this.reader = new MessageReader(limits);
    }

    /** A long message: it is held as a whole only when its fields are asked for, and has no outline. */
    CheckedMessage ofLong(
            MessageFile.Bytes stream,
            Supplier<byte[]> whole,
            ScannedInterchange scanned,
            MessageFrame frame,
            Context context)
            throws IOException {
        if (!frame.findings().isEmpty()) return unread(frame, null, frame.findings());
        var chosen = choice.choose(frame, sentAt(scanned), context.receivedAt());
        var definition = chosen.definition();
        if (definition == null) return unread(frame, null, chosen.findings());
        var message = new LongMessage(reader, parts.handbook(), limits, frame, scanned);
        var result = message.check(stream.open(), definition, context).with(frame.hints());
        var alone = frame.alone();
        var fields =
                Fields.whenAsked(() -> parts.read(reader.read(whole.get(), alone, scanned.delimiters(), definition)));
        return checked(frame, definition, result, fields, () -> NO_OUTLINE);
    }

    CheckedMessage of(
            byte[] interchange,
            @Nullable Segments kept,
            ScannedInterchange scanned,
            MessageFrame frame,
            Context context) {
        if (!frame.findings().stream().allMatch(f -> OF_TRAILER.contains(f.code()))) {
            return unread(frame, null, frame.findings());
        }
        var chosen = choice.choose(frame, sentAt(scanned), context.receivedAt());
        var definition = chosen.definition();
        if (definition == null) {
            return unread(frame, null, frame.findings().isEmpty() ? chosen.findings() : frame.findings());
        }
        var segments = kept == null ? reader.segments(interchange, frame, scanned.delimiters()) : kept;
        var free = parts.handbook().freePlaces(definition, frame.pid(), segments);
        var walked = reader.read(segments, frame.pid(), scanned.delimiters(), definition, free);
        if (!frame.findings().isEmpty()) {
            // Lengths and characters belong to the same layer as counts; where segments stand is asked when those are
            // right.
            var ofElements =
                    walked.findings().stream().filter(f -> f.element() != null).toList();
            return unread(frame, definition, with(ofElements, frame.findings()));
        }
        if (!walked.findings().isEmpty()) return unread(frame, definition, walked.findings());
        var result = parts.handbook()
                .check(walked, context, (some, pid) -> reader.read(some, pid, scanned.delimiters(), definition))
                .with(EnvelopeParties.check(scanned.envelope(), walked))
                .with(frame.hints());
        var fields = Fields.whenAsked(() -> parts.read(walked));
        return checked(frame, definition, result, fields, () -> outline(frame, walked));
    }

    private static List<Finding> with(List<Finding> some, List<Finding> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static CheckedMessage unread(
            MessageFrame frame, @Nullable MessageDefinition definition, List<Finding> findings) {
        var result = new HandbookCheck.Result(findings, 0, 0);
        return checked(frame, definition, result, NO_FIELDS, () -> NO_OUTLINE);
    }

    private static CheckedMessage checked(
            MessageFrame frame,
            @Nullable MessageDefinition definition,
            HandbookCheck.Result result,
            Fields fields,
            Supplier<Outline> outline) {
        return new CheckedMessage(
                frame.reference(),
                frame.type(),
                frame.directory(),
                frame.release(),
                frame.pid(),
                definition == null ? null : definition.head().version(),
                frame.documentNumber(),
                result.findings(),
                fields,
                result.applied(),
                result.undecided(),
                outline);
    }

    /** A long message in memory. */
    CheckedMessage ofLong(byte[] interchange, ScannedInterchange scanned, MessageFrame frame, Context context) {
        var from = Math.toIntExact(frame.from());
        var to = Math.toIntExact(frame.to());
        try {
            return ofLong(
                    () -> new ByteArrayInputStream(interchange, from, to - from),
                    () -> Arrays.copyOfRange(interchange, from, to),
                    scanned,
                    frame,
                    context);
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory cannot fail", e);
        }
    }

    /** The segments of a message that the first pass kept; null when the interchange is too large for that. */
    static @Nullable Segments kept(ScannedInterchange scanned, int message) {
        return scanned.segments().isEmpty() ? null : scanned.segments().get(message);
    }

    private Segments segments(byte[] interchange, ScannedInterchange scanned, int message) {
        var kept = kept(scanned, message);
        return kept == null
                ? reader.segments(interchange, scanned.messages().get(message), scanned.delimiters())
                : kept;
    }

    /** What syntax and structure object to, without the handbook. */
    List<Finding> structure(byte[] interchange, ScannedInterchange scanned, int message) {
        var frame = scanned.messages().get(message);
        var chosen = choice.choose(frame, sentAt(scanned), null);
        var findings = new ArrayList<>(frame.findings());
        findings.addAll(chosen.findings());
        var definition = chosen.definition();
        if (definition == null) return findings;
        var segments = segments(interchange, scanned, message);
        findings.addAll(reader.read(segments, frame.pid(), scanned.delimiters(), definition)
                .findings());
        return findings;
    }

    /** The first message of an interchange, to be asked by the conditions of another. */
    EarlierMessage earlier(byte[] interchange, ScannedInterchange scanned) {
        var frame = scanned.messages().get(0);
        var definition = choice.choose(frame, sentAt(scanned), null).definition();
        if (definition == null) {
            throw new IllegalArgumentException(
                    "The earlier message " + frame.type() + " " + frame.release() + " has no definition");
        }
        var walked = reader.read(interchange, frame, scanned.delimiters(), definition);
        if (!walked.findings().isEmpty()) {
            throw new IllegalArgumentException("The structure of the earlier message is broken: "
                    + walked.findings().get(0).code());
        }
        return new WalkedView(walked, Context.NONE);
    }

    /** A message as a person looks at it. */
    Outline outline(byte[] interchange, ScannedInterchange scanned, MessageFrame frame) {
        var definition = frame.findings().isEmpty()
                ? choice.choose(frame, sentAt(scanned), null).definition()
                : null;
        var lines = new ArrayList<Outline.Line>();
        if (definition == null) {
            var segments = reader.segments(interchange, frame, scanned.delimiters());
            for (var i = 0; i < segments.size(); i++) lines.add(new Outline.Line(i, segments.get(i)));
        } else {
            return outline(frame, reader.read(interchange, frame, scanned.delimiters(), definition));
        }
        return new Outline(frame.reference(), List.copyOf(lines));
    }

    private static Outline outline(MessageFrame frame, WalkedMessage walked) {
        var lines = new ArrayList<Outline.Line>(walked.size());
        for (var i = 0; i < walked.size(); i++) lines.add(new Outline.Line(i, walked));
        return new Outline(frame.reference(), lines);
    }

    private static Instant sentAt(ScannedInterchange scanned) {
        var envelope = scanned.envelope();
        return (envelope == null ? LocalDateTime.MIN : envelope.preparedAt()).toInstant(ZoneOffset.UTC);
    }
}
