package org.stromlauf.marketcomm;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.stromlauf.tenancy.Role;

/** Which handler takes what; two for the same role and PID are a mistake that stops the start. */
@Component
class MessageHandlers {

    private record Key(Role role, String pid) {}

    private final Map<Key, MessageHandler> byKey = new HashMap<>();

    MessageHandlers(ObjectProvider<MessageHandler> handlers) {
        for (var handler : handlers.orderedStream().toList()) {
            for (var pid : handler.pids()) {
                var other = byKey.put(new Key(handler.role(), pid), handler);
                if (other != null) {
                    throw new IllegalStateException("Both " + other.getClass().getName() + " and "
                            + handler.getClass().getName() + " handle " + pid + " as " + handler.role()
                            + "; exactly one may");
                }
            }
        }
    }

    Optional<MessageHandler> find(Role role, String pid) {
        return Optional.ofNullable(byKey.get(new Key(role, pid)));
    }
}
