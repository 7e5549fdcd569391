package org.stromlauf.marketcomm;

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
