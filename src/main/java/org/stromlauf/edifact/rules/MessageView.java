package org.stromlauf.edifact.rules;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.EarlierMessage;
import org.stromlauf.edifact.definition.MessageDefinition;

/**
 * A message at the places of its definition, as rules see it. Segments and group instances count from 0; instance 0 is the
 * message; a trigger stands in the instance that it opens.
 */
public interface MessageView extends EarlierMessage {

    MessageDefinition definition();

    int size();

    /** Index of the node in the definition; -1 for a segment that no column has. */
    int node(int segment);

    int instance(int segment);

    int instances();

    int instanceNode(int instance);

    /** -1 for the message. */
    int instanceParent(int instance);

    int instanceTrigger(int instance);

    /** Index behind the instance's last segment. */
    int instanceEnd(int instance);

    /** The instance in which a segment stands as a child: a trigger stands in the one around that which it opens. */
    default int around(int segment) {
        var at = instance(segment);
        return at > 0 && instanceTrigger(at) == segment ? instanceParent(at) : at;
    }

    String tag(int segment);

    /** The value; empty when it is not there. */
    String text(int segment, int element, int component);

    default boolean isEmpty(int segment, int element, int component) {
        return text(segment, element, component).isEmpty();
    }

    /** Whether the value reads as the code, which has no character that needs a release. */
    default boolean has(int segment, int element, int component, byte[] code) {
        return text(segment, element, component).equals(new String(code, StandardCharsets.ISO_8859_1));
    }

    /**
     * The first group instance, beside it in the same group, that reads the same but for values of which the column asks nothing
     * but their format; itself when none is known.
     */
    default int like(int instance) {
        return instance;
    }

    /** Whether every free value of an instance that reads like another is known to keep the format that is asked of it. */
    default boolean isSettled(int instance) {
        return false;
    }

    /** Whether the bytes of a value, as far as they are known, show that it keeps formats. */
    default boolean keeps(SureFormat[] formats, int segment, int element, int component) {
        return false;
    }

    /** When the document was written (DTM+137), as {@link DocumentTime#of} reads it. */
    default long documentTime() {
        return DocumentTime.of(this);
    }

    /** Whether a segment between UNH and UNT may stand at one of the nodes, or at none that the definition has. */
    default boolean mayHave(boolean[] nodes) {
        return true;
    }

    /** The segments that stand in no uppermost group of a node. */
    default int[] outside(int group) {
        var found = new int[size()];
        var count = 0;
        for (int s = 0; s < found.length; ) {
            var at = instance(s);
            var isOutermost = at > 0 && instanceParent(at) <= 0 && instanceTrigger(at) == s;
            if (isOutermost && instanceNode(at) == group) s = instanceEnd(at);
            else found[count++] = s++;
        }
        return Arrays.copyOf(found, count);
    }

    /** What a condition counted in an instance, counted once; conditions are asked at every group of long messages. */
    default int counted(Object condition, int instance, IntSupplier count) {
        return count.getAsInt();
    }

    /** The message that this one answers, cancels or complains of, if the caller knows it. */
    default @Nullable MessageView earlier() {
        return null;
    }

    /** Whether the message is the caller's own, so that rules are asked, too, that bind its sender alone. */
    default boolean isOwn() {
        return false;
    }

    /** What the caller knows of the objects of the message; null when he does not. */
    default @Nullable Boolean fact(String name) {
        return null;
    }

    /** The market role of the sender if the caller knows it. */
    @Nullable
    String senderRole();

    @Nullable
    String receiverRole();
}
