package org.stromlauf.supply.supplier;

/**
 * The grid operator answered a cancellation (19128, 19129), or his program rejected it.
 *
 * @param accepted the order is not carried out
 */
public record ConnectionOrderCancelled(SentOrder order, boolean accepted) {}
