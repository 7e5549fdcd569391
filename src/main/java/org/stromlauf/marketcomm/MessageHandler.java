package org.stromlauf.marketcomm;

import java.util.List;
import java.util.Set;
import org.stromlauf.tenancy.Role;

/**
 * Takes what a tenant received. Implemented by the module that understands the PID; exactly one handler a role and PID. Runs
 * in the transaction that marks the transaction as handled, so it starts or wakes a process, or stores, and never sends
 * outside the outbox.
 */
public interface MessageHandler {

    Role role();

    Set<String> pids();

    Outcome handle(ReceivedMessage message);

    /**
     * Whether its messages are routine data, a data path and no cases: they are then taken many at once, in the transaction that
     * checks their interchange, and none is ever held.
     */
    default boolean isRoutine() {
        return false;
    }

    /** Takes several in one transaction; the outcomes stand in the order of the messages. */
    default List<Outcome> handleAll(List<ReceivedMessage> messages) {
        return messages.stream().map(this::handle).toList();
    }

    /** What became of it. */
    enum Outcome {
        /** Taken: a process was started or woken, or the data is stored. */
        HANDLED,
        /** Nobody waits for it yet: market communication holds it until a process asks, and makes it a task after a day. */
        HELD,
        /** Nobody will: it becomes a task for a case worker at once. */
        UNEXPECTED
    }
}
