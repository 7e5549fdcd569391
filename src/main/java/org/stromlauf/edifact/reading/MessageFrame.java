package org.stromlauf.edifact.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Finding;

/**
 * A message as the first pass sees it: where it lies in the interchange and what it says of itself.
 *
 * @param from offset of UNH
 * @param to offset behind the terminator of UNT
 * @param release DE 0057
 * @param pid the first RFF+Z13
 * @param pidSegment number of the segment that carries the PID, 0 when there is none
 * @param documentNumber BGM 1004
 * @param segments how many, UNH and UNT included
 * @param findings of syntax; the message is read no further when there are any
 * @param hints of its characters, which are no fault
 */
public record MessageFrame(
        long from,
        long to,
        String reference,
        String type,
        String directory,
        String release,
        @Nullable String pid,
        int pidSegment,
        @Nullable String documentNumber,
        int segments,
        List<Finding> findings,
        List<Finding> hints) {

    /** The same message where it lies at the beginning of bytes of its own. */
    public MessageFrame alone() {
        return new MessageFrame(
                0,
                to - from,
                reference,
                type,
                directory,
                release,
                pid,
                pidSegment,
                documentNumber,
                segments,
                findings,
                hints);
    }
}
