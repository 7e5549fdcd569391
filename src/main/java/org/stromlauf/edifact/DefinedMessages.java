package org.stromlauf.edifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.examples.Examples;
import org.stromlauf.edifact.examples.Wish;
import org.stromlauf.edifact.reading.InterchangeScanner;
import org.stromlauf.edifact.reading.Rewriting;
import org.stromlauf.edifact.reading.ScannedInterchange;
import org.stromlauf.edifact.reading.Segments;
import org.stromlauf.edifact.schema.StaediSchema;

/** The message engine over the definitions of an installation. Thread-safe; needs neither Spring nor a database. */
public final class DefinedMessages implements MessageEngine {

    private final Definitions definitions;
    private final MessageParts parts;
    private final ReadingLimits limits;
    private final MessageChecks checks;
    private final Meanings meanings;

    private DefinedMessages(DefinitionSource source, ReadingLimits limits) {
        this.definitions = Definitions.load(source);
        this.parts = new MessageParts(definitions, source);
        this.limits = limits;
        this.meanings = new Meanings(definitions);
        this.checks = new MessageChecks(definitions, parts, limits);
    }

    /** Definitions of the folder {@code edifact/} below {@code stromlauf.home} where there is one, else of the class path. */
    public static DefinedMessages load() {
        return load(ReadingLimits.of(System::getProperty));
    }

    /** The same with limits of one's own. */
    public static DefinedMessages load(ReadingLimits limits) {
        var home = System.getProperty("stromlauf.home");
        var folder = home == null ? null : Path.of(home, "edifact");
        var source = folder != null && Files.isDirectory(folder)
                ? DefinitionSource.folder(folder)
                : DefinitionSource.classpath();
        return new DefinedMessages(source, limits);
    }

    public static DefinedMessages load(DefinitionSource source) {
        return new DefinedMessages(source, ReadingLimits.DEFAULT);
    }

    @Override
    public CheckedInterchange check(byte[] interchange, Context context) {
        return check(interchange, InterchangeScanner.scan(interchange, limits), context);
    }

    /** An interchange that was just written, its segments where they are known: then nothing is read twice. */
    CheckedInterchange checkWritten(byte[] interchange, @Nullable Segments segments) {
        return segments == null || !InterchangeScanner.keeps(interchange.length)
                ? check(interchange, Context.OWN)
                : check(interchange, InterchangeScanner.scan(segments, limits), Context.OWN);
    }

    private CheckedInterchange check(byte[] interchange, ScannedInterchange scanned, Context context) {
        if (!scanned.findings().isEmpty()) {
            return new CheckedInterchange(scanned.envelope(), scanned.findings(), List.of());
        }
        var messages = new ArrayList<CheckedMessage>(scanned.messages().size());
        for (var i = 0; i < scanned.messages().size(); i++) {
            var frame = scanned.messages().get(i);
            messages.add(
                    LongMessage.is(frame)
                            ? checks.ofLong(interchange, scanned, frame, context)
                            : checks.of(interchange, MessageChecks.kept(scanned, i), scanned, frame, context));
        }
        return new CheckedInterchange(scanned.envelope(), List.of(), List.copyOf(messages));
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
                if (LongMessage.is(frame)) {
                    var whole = MessageFile.later(file, frame);
                    var message = checks.ofLong(() -> opened.stream(frame), whole, scanned, frame, context);
                    taker.message(head, message, message.outline());
                    continue;
                }
                var bytes = opened.read(frame);
                var alone = frame.alone();
                var message = checks.of(bytes, null, scanned, alone, context);
                taker.message(head, message, () -> checks.outline(bytes, scanned, alone));
            }
        }
    }

    /**
     * What the conditions of a finding's expression ask for, by their numbers, in paths of our own: {@code no SG4 DTM+471}. Those
     * that the message does not decide are left out.
     */
    public Map<String, String> conditions(CheckedMessage message, String expression) {
        return definition(message)
                .map(d -> parts.handbook().conditions(d, expression))
                .orElse(Map.of());
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

    @Override
    public byte[] write(FormatVersion version, Envelope envelope, List<MessageDraft> messages) {
        return parts.write(version, envelope, messages, this::checkWritten);
    }

    /**
     * Writes an interchange of trees of segments, where names of fields are not enough: order, release characters, counts, lengths
     * and character set are the writer's.
     *
     * @throws IllegalArgumentException when a PID or a place is unknown, or the messages are not all of one type
     * @throws MessageRefusedException when the reader would have findings of syntax, structure or AHB
     */
    public byte[] writeTrees(FormatVersion version, Envelope envelope, List<MessageTree> messages) {
        return parts.writeTrees(version, envelope, messages, this::checkWritten);
    }

    /** The messages of an interchange as trees of segments; those whose structure is broken are left out. */
    public List<MessageTree> trees(byte[] interchange) {
        var checked = check(interchange, Context.NONE).messages();
        return checked.stream()
                .filter(m -> m.findings().stream().allMatch(f -> f.layer() == Finding.Layer.AHB))
                .map(OutlineTree::of)
                .toList();
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

    @Override
    public EarlierMessage earlier(byte[] interchange) {
        var scanned = InterchangeScanner.scan(interchange, limits);
        if (scanned.messages().isEmpty()) {
            throw new IllegalArgumentException("The earlier interchange holds no message that can be read");
        }
        return checks.earlier(interchange, scanned);
    }

    /** The names of facts for which conditions of any message ask. */
    public Set<String> facts() {
        var names = new TreeSet<String>();
        for (var version : definitions.versions()) {
            for (var entry : definitions.entries(version)) {
                names.addAll(parts.handbook().facts(definitions.definition(entry)));
            }
        }
        return names;
    }

    /** What envelope, syntax and structure object to, without the handbook. */
    public List<Finding> structure(byte[] interchange) {
        var scanned = InterchangeScanner.scan(interchange, limits);
        var findings = new ArrayList<>(scanned.findings());
        for (var i = 0; i < scanned.messages().size(); i++) {
            findings.addAll(checks.structure(interchange, scanned, i));
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
                .map(frame -> checks.outline(interchange, scanned, frame))
                .toList();
    }

    /** What a segment is about and what its codes mean, in the German words of the handbook; empty where it has none. */
    public String meaning(Outline.Line line) {
        return meanings.of(line);
    }

    /** What the handbook calls a place of a message, in German; empty where it has no name. */
    public String name(CheckedMessage message, String path) {
        return definition(message).map(d -> meanings.of(d, path)).orElse("");
    }

    private Optional<MessageDefinition> definition(CheckedMessage message) {
        var version = message.formatVersion();
        return version == null
                ? Optional.empty()
                : definitions.findByPid(version, message.pid() == null ? message.type() : message.pid());
    }

    /** The interchange written again from its values; empty when its last segment is not complete. */
    public Optional<byte[]> rewrite(byte[] interchange) {
        return Rewriting.of(interchange, limits);
    }
}
