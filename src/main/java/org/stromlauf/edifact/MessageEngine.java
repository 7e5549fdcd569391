package org.stromlauf.edifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The market's messages, read, checked and written from the loaded definitions. Thread-safe. */
public interface MessageEngine {

    /**
     * What the caller knows beside the message; conditions that need it stay undecided without it.
     *
     * @param receivedAt decides the format version in force; null = the version of the message's own release and time
     * @param senderRole LF, NB, MSB, …: the market role of the sender if known
     * @param receiverRole the market role of the receiver if known
     * @param earlier the message that this one answers, cancels or complains of, as {@link #earlier} read it
     * @param facts what master data say of the objects of the message, by the names in docs/conditions.md; a name that is left out
     *     stays open
     * @param own whether the message is the caller's own: then rules are asked, too, that bind its sender but are no reason to
     *     reject it (docs/adr/0015)
     */
    record Context(
            @Nullable Instant receivedAt,
            @Nullable String senderRole,
            @Nullable String receiverRole,
            @Nullable EarlierMessage earlier,
            Map<String, Boolean> facts,
            boolean own) {

        public static final Context NONE = new Context(null, null, null);

        /** Of a message of one's own. */
        public static final Context OWN = NONE.asOwn();

        public Context {
            facts = Map.copyOf(facts);
        }

        public Context(@Nullable Instant receivedAt, @Nullable String senderRole, @Nullable String receiverRole) {
            this(receivedAt, senderRole, receiverRole, null, Map.of(), false);
        }

        /** The same with an earlier message and with facts. */
        public Context with(@Nullable EarlierMessage earlierMessage, Map<String, Boolean> knownFacts) {
            return new Context(receivedAt, senderRole, receiverRole, earlierMessage, knownFacts, own);
        }

        public Context asOwn() {
            return new Context(receivedAt, senderRole, receiverRole, earlier, facts, true);
        }
    }

    /**
     * The first message of an interchange, to be asked by the conditions of another; for one thread.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    default EarlierMessage earlier(byte[] interchange) {
        throw new UnsupportedOperationException("This engine reads no earlier messages");
    }

    /** Both passes over an interchange. Never throws for what stands in it: everything wrong is a finding. */
    CheckedInterchange check(byte[] interchange, Context context);

    /**
     * Both passes over an interchange in a file, its messages one by one.
     *
     * @throws IOException when the file cannot be read
     */
    default void check(Path file, Context context, InterchangeTaker taker) throws IOException {
        var checked = check(Files.readAllBytes(file), context);
        var head = new CheckedInterchange(checked.envelope(), checked.findings(), List.of());
        taker.interchange(head);
        for (var message : checked.messages()) taker.message(head, message, message.outline());
    }

    /**
     * Writes an interchange of messages of one type in ISO 8859-1.
     *
     * @throws MessageRefusedException when the reader would have findings of syntax, structure or AHB
     */
    byte[] write(FormatVersion version, Envelope envelope, List<MessageDraft> messages);

    /** The format version in force at an instant. */
    FormatVersion versionAt(Instant instant);

    /** The message type and release that carries a PID in a version, for example {@code UTILMD S2.2}. */
    String messageOf(FormatVersion version, String pid);
}
