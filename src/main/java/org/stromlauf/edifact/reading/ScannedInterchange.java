package org.stromlauf.edifact.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Envelope;
import org.stromlauf.edifact.Finding;

/**
 * An interchange after the first pass; its messages may be read when it has no finding of its own.
 *
 * @param segments of each message, where the interchange is small enough to keep them; else empty
 */
public record ScannedInterchange(
        @Nullable Envelope envelope,
        Delimiters delimiters,
        List<Finding> findings,
        List<MessageFrame> messages,
        List<Segments> segments) {}
