package org.stromlauf.metering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.ReceivedMessage;

/**
 * What messages say, read once for their check and their handler: kept of the last batch that a thread checked, until the handler
 * asks for it.
 */
@Component
class ReadContents {

    private final ThreadLocal<Map<UUID, Contents>> checked = ThreadLocal.withInitial(HashMap::new);

    /** For a check: in the order of the messages. */
    List<Contents> read(List<ReceivedMessage> messages) {
        var batch = checked.get();
        batch.clear();
        return messages.stream()
                .map(message -> {
                    var contents = MeterValueReader.read(message);
                    batch.put(message.id(), contents);
                    return contents;
                })
                .toList();
    }

    /** For the handler. */
    Contents take(ReceivedMessage message) {
        var known = checked.get().remove(message.id());
        return known == null ? MeterValueReader.read(message) : known;
    }
}
