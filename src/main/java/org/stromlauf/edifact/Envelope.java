package org.stromlauf.edifact;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What UNB says of an interchange.
 *
 * @param sender DE 0004, a market partner id
 * @param senderQualifier DE 0007: 500 BDEW, 502 DVGW, 14 GS1
 * @param preparedAt S004, in UTC
 * @param reference DE 0020, the data exchange reference (Datenaustauschreferenz, DAR), unique for its sender, at most 14 characters
 * @param applicationReference DE 0026: VL, TL, EM for MSCONS
 * @param test DE 0035
 */
public record Envelope(
        String sender,
        String senderQualifier,
        String receiver,
        String receiverQualifier,
        LocalDateTime preparedAt,
        String reference,
        @Nullable String applicationReference,
        boolean test) {}
