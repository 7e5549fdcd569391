package org.stromlauf.marketcomm;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stromlauf.shared.TenantId;

/**
 * Holds messages that came before a process waited for them. A handler that returns HELD names the key by which the process
 * will ask; the process asks when it begins to wait.
 */
public interface Inbox {

    /** Holds a received message under a key, mostly the Vorgangsnummer of the request it answers. */
    void hold(ReceivedMessage message, String key);

    /** Takes the oldest held message of these PIDs under that key; taken once, it is handled. */
    Optional<ReceivedMessage> take(TenantId tenant, String key, Set<String> pids);

    List<ReceivedMessage> held(TenantId tenant);
}
