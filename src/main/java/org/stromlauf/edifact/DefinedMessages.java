package org.stromlauf.edifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.examples.Examples;
import org.stromlauf.edifact.examples.Wish;
import org.stromlauf.edifact.reading.DefinitionChoice;
import org.stromlauf.edifact.reading.InterchangeScanner;
import org.stromlauf.edifact.reading.MessageFrame;
import org.stromlauf.edifact.reading.MessageReader;
import org.stromlauf.edifact.reading.Rewriting;
import org.stromlauf.edifact.reading.ScannedInterchange;
import org.stromlauf.edifact.reading.Segments;
import org.stromlauf.edifact.reading.WalkedMessage;
import org.stromlauf.edifact.schema.StaediSchema;

/** The message engine over the definitions of an installation. Thread-safe; needs neither Spring nor a database. */
public final class DefinedMessages implements MessageEngine {

    private static final Fields NO_FIELDS = Fields.builder().build();

    private final Definitions definitions;
    private final DefinitionChoice choice;
    private final MessageParts parts;
    private final ReadingLimits limits;
    private final MessageReader reader;

    private DefinedMessages(DefinitionSource source, ReadingLimits limits) {
        this.definitions = Definitions.load(source);
        this.choice = new DefinitionChoice(definitions);
        this.parts = new MessageParts(definitions, source);
        this.limits = limits;
        this.reader = new MessageReader(limits);
    }

    /** Definitions of the folder {@code edifact/} below {@code stromlauf.home} where there is one, else of the class path. */
    public static DefinedMessages load() {
        var home = System.getProperty("stromlauf.home");
        var folder = home == null ? null : Path.of(home, "edifact");
        return load(
                folder != null && Files.isDirectory(folder)
                        ? DefinitionSource.folder(folder)
                        : DefinitionSource.classpath());
    }

    public static DefinedMessages load(DefinitionSource source) {
        return new DefinedMessages(source, ReadingLimits.DEFAULT);
    }

    @Override
    public CheckedInterchange check(byte[] interchange, Context context) {
        var scanned = InterchangeScanner.scan(interchange, limits);
        if (!scanned.findings().isEmpty()) {
            return new CheckedInterchange(scanned.envelope(), scanned.findings(), List.of());
        }
        var messages = new ArrayList<CheckedMessage>(scanned.messages().size());
        for (var i = 0; i < scanned.messages().size(); i++) {
            var frame = scanned.messages().get(i);
            messages.add(check(interchange, kept(scanned, i), scanned, frame, context));
        }
        return new CheckedInterchange(scanned.envelope(), List.of(), List.copyOf(messages));
    }

    /** The segments of a message that the first pass kept; null when the interchange is too large for that. */
    private static @Nullable Segments kept(ScannedInterchange scanned, int message) {
        return scanned.segments().isEmpty() ? null : scanned.segments().get(message);
    }

    private Segments segments(byte[] interchange, ScannedInterchange scanned, int message) {
        var kept = kept(scanned, message);
        return kept == null
                ? reader.segments(interchange, scanned.messages().get(message), scanned.delimiters())
                : kept;
    }

    /** It holds one message at a time. */
    @Override
    public void check(Path file, Context context, InterchangeTaker taker) throws IOException {
        try (var opened = MessageFile.open(file)) {
            var scanned = opened.scan(limits);
            var head = new CheckedInterchange(scanned.envelope(), scanned.findings(), List.of());
            taker.interchange(head);
            if (!scanned.findings().isEmpty()) return;
            for (var frame : scanned.messages()) {
                var bytes = opened.read(frame);
                var alone = frame.alone();
                taker.message(head, check(bytes, null, scanned, alone, context), () -> outline(bytes, scanned, alone));
            }
        }
    }

    /** Both passes over a stream, which is spooled to a file before its messages are read. */
    public void check(InputStream stream, Context context, InterchangeTaker taker) throws IOException {
        var spooled = MessageFile.spooled(stream);
        try {
            check(spooled, context, taker);
        } finally {
            Files.delete(spooled);
        }
    }

    private CheckedMessage check(
            byte[] interchange,
            @Nullable Segments kept,
            ScannedInterchange scanned,
            MessageFrame frame,
            Context context) {
        if (!frame.findings().isEmpty()) return unread(frame, null, frame.findings());
        var chosen = choice.choose(frame, sentAt(scanned), context.receivedAt());
        var definition = chosen.definition();
        if (definition == null) return unread(frame, null, chosen.findings());
        var segments = kept == null ? reader.segments(interchange, frame, scanned.delimiters()) : kept;
        var walked = reader.read(segments, frame.pid(), scanned.delimiters(), definition);
        if (!walked.findings().isEmpty()) return unread(frame, definition, walked.findings());
        var result = parts.handbook()
                .check(walked, context, pid -> reader.read(segments, pid, scanned.delimiters(), definition))
                .with(EnvelopeParties.check(scanned.envelope(), walked));
        var fields = Fields.whenAsked(() -> parts.read(walked));
        return checked(frame, definition, result, fields, () -> outline(frame, walked));
    }

    private static CheckedMessage unread(
            MessageFrame frame, @Nullable MessageDefinition definition, List<Finding> findings) {
        var result = new HandbookCheck.Result(findings, 0, 0);
        return checked(frame, definition, result, NO_FIELDS, () -> new Outline(frame.reference(), List.of()));
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

    @Override
    public byte[] write(FormatVersion version, Envelope envelope, List<MessageDraft> messages) {
        return parts.write(version, envelope, messages, this);
    }

    @Override
    public FormatVersion versionAt(Instant instant) {
        return definitions.at(instant);
    }

    @Override
    public String messageOf(FormatVersion version, String pid) {
        return definitions
                .findByPid(version, pid)
                .map(d -> d.head().type() + " " + d.head().release())
                .orElseThrow(() -> new IllegalArgumentException(version + " has no PID " + pid));
    }

    /**
     * The least message that the column of a PID takes, in an interchange that passes the check of this engine. In place of a PID
     * may stand a column of APERAK ({@code 312}, {@code 313}) or CONTRL ({@code 4}, {@code 4M}, {@code 7}).
     *
     * @throws IllegalArgumentException when the version has no such PID
     */
    public byte[] example(FormatVersion version, String pid) {
        var made = new Examples(definitions, this).make(version, pid, Wish.LEAST);
        if (!made.findings().isEmpty()) throw new MessageRefusedException(pid, made.findings());
        return made.interchange();
    }

    /** Reads all definitions of a version at once; else each is read when a message first needs it. */
    public void load(FormatVersion version) {
        for (var entry : definitions.entries(version)) {
            var unused = definitions.definition(entry);
        }
    }

    /** What envelope, syntax and structure object to, without the handbook. */
    public List<Finding> structure(byte[] interchange) {
        var scanned = InterchangeScanner.scan(interchange, limits);
        var findings = new ArrayList<>(scanned.findings());
        for (var i = 0; i < scanned.messages().size(); i++) {
            var frame = scanned.messages().get(i);
            var chosen = choice.choose(frame, sentAt(scanned), null);
            findings.addAll(frame.findings());
            findings.addAll(chosen.findings());
            if (chosen.definition() == null) continue;
            findings.addAll(reader.read(
                            segments(interchange, scanned, i), frame.pid(), scanned.delimiters(), chosen.definition())
                    .findings());
        }
        return findings;
    }

    /**
     * The structure of a message as a schema of StAEDI.
     *
     * @param name {@code MSCONS}, {@code UTILMD Strom}
     * @throws IllegalArgumentException when the version has no such message
     */
    public String schema(FormatVersion version, String name) {
        return definitions.entries(version).stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .map(e -> StaediSchema.of(definitions.definition(e)))
                .orElseThrow(() -> new IllegalArgumentException(version + " has no message " + name));
    }

    /** What differs between two format versions. */
    public List<DefinitionChange> differences(FormatVersion older, FormatVersion newer) {
        return new VersionDiff(definitions).between(older, newer);
    }

    /** The messages of an interchange as a person looks at them; none where the envelope is broken. */
    public List<Outline> outlines(byte[] interchange) {
        var scanned = InterchangeScanner.scan(interchange, limits);
        return scanned.messages().stream()
                .map(frame -> outline(interchange, scanned, frame))
                .toList();
    }

    /** The interchange written again from its values; empty when its last segment is not complete. */
    public Optional<byte[]> rewrite(byte[] interchange) {
        return Rewriting.of(interchange, limits);
    }

    private Outline outline(byte[] interchange, ScannedInterchange scanned, MessageFrame frame) {
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
