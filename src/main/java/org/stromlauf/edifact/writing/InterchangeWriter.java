package org.stromlauf.edifact.writing;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.Envelope;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.MessageDraft;
import org.stromlauf.edifact.MessageRefusedException;
import org.stromlauf.edifact.MessageTree;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.fields.FieldCatalog;
import org.stromlauf.edifact.reading.Segments;

/** Writes interchanges; what the result is worth its reader decides. Thread-safe. */
public final class InterchangeWriter {

    /** S004 in syntax version 3: two digits of the year. */
    private static final DateTimeFormatter PREPARED = DateTimeFormatter.ofPattern("yyMMdd:HHmm");

    /** Up to so many bytes the buffer of an interchange is kept for the next. */
    private static final int KEPT_BYTES = 1 << 20;

    private record PlanKey(FormatVersion version, String pid, String column) {}

    private record Plan(MessageDefinition definition, PlanSegment root) {}

    private final Definitions definitions;
    private final FieldCatalog fields;
    private final Map<PlanKey, Plan> plans = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable SegmentOutput> spare = new AtomicReference<>();

    public InterchangeWriter(Definitions definitions, FieldCatalog fields) {
        this.definitions = definitions;
        this.fields = fields;
    }

    /** Reads what was written; the segments stand where it is known, so that they need not be looked for, until it has read them. */
    public interface Reader {

        /** @param segments null when they are not known */
        CheckedInterchange read(byte[] interchange, @Nullable Segments segments);
    }

    /**
     * Writes what the reader of the same engine accepts.
     *
     * @throws MessageRefusedException when it would have errors
     */
    public byte[] writeChecked(FormatVersion version, Envelope envelope, List<MessageDraft> messages, Reader reader) {
        var out = fresh();
        write(out, version, envelope, messages);
        var bytes = out.toByteArray();
        var read = reader.read(bytes, out.segmentsIn(bytes));
        refuseErrors(messages.stream().map(MessageDraft::pid).toList(), read);
        if (bytes.length <= KEPT_BYTES) spare.set(out);
        return bytes;
    }

    /**
     * Writes trees of messages of one type, as the reader of the same engine accepts them.
     *
     * @throws IllegalArgumentException when a PID or a place is unknown, or the messages are not all of one type
     * @throws MessageRefusedException when it would have errors
     */
    public byte[] writeTrees(FormatVersion version, Envelope envelope, List<MessageTree> messages, Reader reader) {
        var types = messages.stream()
                .map(m -> definitions.ofColumn(version, m.pid()))
                .distinct()
                .toList();
        if (types.size() != 1) {
            throw new IllegalArgumentException("An interchange carries messages of one type, here are " + types);
        }
        var definition = types.get(0);
        var out = new SegmentOutput();
        out.raw("UNA:+.? '");
        writeHeader(out, envelope);
        for (var tree : messages) {
            begin(out, definition, tree.reference());
            new TreeWriter(out, definition, tree).write(tree.branches());
            end(out, tree.reference());
        }
        writeTrailer(out, envelope, messages.size());
        var bytes = out.toByteArray();
        var read = reader.read(bytes, null);
        refuseErrors(messages.stream().map(MessageTree::pid).toList(), read);
        return bytes;
    }

    /** One that was grown before, where there is one: most of its cost is to grow. */
    private SegmentOutput fresh() {
        var known = spare.getAndSet(null);
        if (known == null) return new SegmentOutput();
        known.clear();
        return known;
    }

    private static void refuseErrors(List<String> pids, CheckedInterchange read) {
        refuseErrors("interchange", read.findings());
        for (int i = 0; i < read.messages().size(); i++) {
            refuseErrors(pids.get(i), read.messages().get(i).findings());
        }
    }

    private static void refuseErrors(String pid, List<Finding> findings) {
        var errors = findings.stream()
                .filter(f -> f.severity() == Finding.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new MessageRefusedException(pid, errors);
        }
    }

    /**
     * Writes without checking.
     *
     * @throws IllegalArgumentException when a name or PID is unknown, or the messages are not all of one type
     * @throws MessageRefusedException when a value cannot be written
     */
    public byte[] write(FormatVersion version, Envelope envelope, List<MessageDraft> messages) {
        var out = new SegmentOutput();
        write(out, version, envelope, messages);
        return out.toByteArray();
    }

    private void write(SegmentOutput out, FormatVersion version, Envelope envelope, List<MessageDraft> messages) {
        var definition = typeOf(version, messages);
        out.raw("UNA:+.? '");
        writeHeader(out, envelope);
        for (var draft : messages) {
            writeMessage(out, definition, draft, plan(version, draft));
        }
        writeTrailer(out, envelope, messages.size());
    }

    private static void writeTrailer(SegmentOutput out, Envelope envelope, int messages) {
        out.begin("UNZ");
        out.value(1, 1, Integer.toString(messages));
        out.value(2, 1, envelope.reference());
        out.end();
    }

    private MessageDefinition typeOf(FormatVersion version, List<MessageDraft> messages) {
        var types = messages.stream()
                .map(m -> plan(version, m).definition())
                .distinct()
                .toList();
        if (types.size() != 1) {
            throw new IllegalArgumentException("An interchange carries messages of one type, here are " + types);
        }
        return types.get(0);
    }

    private static void writeHeader(SegmentOutput out, Envelope envelope) {
        out.begin("UNB");
        out.value(1, 1, "UNOC");
        out.value(1, 2, "3");
        out.value(2, 1, envelope.sender());
        out.value(2, 2, envelope.senderQualifier());
        out.value(3, 1, envelope.receiver());
        out.value(3, 2, envelope.receiverQualifier());
        var prepared = PREPARED.format(envelope.preparedAt());
        out.value(4, 1, prepared.substring(0, 6));
        out.value(4, 2, prepared.substring(7));
        out.value(5, 1, envelope.reference());
        var application = envelope.applicationReference();
        if (application != null) {
            out.value(7, 1, application);
        }
        if (envelope.test()) {
            out.value(11, 1, "1");
        }
        out.end();
    }

    private static void writeMessage(SegmentOutput out, MessageDefinition definition, MessageDraft draft, Plan plan) {
        begin(out, definition, draft.reference());
        new MessageWriter(out, draft.pid()).write(plan.root(), draft.fields());
        end(out, draft.reference());
    }

    private static void begin(SegmentOutput out, MessageDefinition definition, String reference) {
        out.startCounting();
        var head = definition.head();
        out.begin("UNH");
        out.value(1, 1, reference);
        out.value(2, 1, head.type());
        var directory = head.directory().split(":");
        out.value(2, 2, directory[0]);
        out.value(2, 3, directory[1]);
        out.value(2, 4, "UN");
        out.value(2, 5, head.release());
        out.end();
    }

    private static void end(SegmentOutput out, String reference) {
        out.begin("UNT");
        out.value(1, 1, Integer.toString(out.segments() + 1));
        out.value(2, 1, reference);
        out.end();
    }

    private Plan plan(FormatVersion version, MessageDraft draft) {
        return plans.computeIfAbsent(new PlanKey(version, draft.pid(), column(draft)), this::compile);
    }

    /** APERAK and CONTRL have no PID: their columns are the answers that they give. */
    private static String column(MessageDraft draft) {
        return switch (draft.pid()) {
            case "APERAK" -> draft.fields().get("documentCode");
            case "CONTRL" ->
                draft.fields().get("action")
                        + (draft.fields().groups("messages").isEmpty() ? "" : "M");
            default -> draft.pid();
        };
    }

    private Plan compile(PlanKey key) {
        var definition = definitions
                .findByPid(key.version(), key.pid())
                .orElseThrow(() -> new IllegalArgumentException(key.version() + " has no PID " + key.pid()));
        if (!definition.hasColumn(key.column())) {
            throw new IllegalArgumentException(definition + " has no column " + key.column());
        }
        return new Plan(definition, PlanBuilder.build(definition, key.column(), fields.of(definition)));
    }
}
