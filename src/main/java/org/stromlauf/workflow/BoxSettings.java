package org.stromlauf.workflow;

import java.time.Instant;

/**
 * What makes a run of a market box repeatable.
 *
 * @param seed every id and every draw follows from it
 * @param start the market's time at the beginning
 */
public record BoxSettings(long seed, Instant start) {}
