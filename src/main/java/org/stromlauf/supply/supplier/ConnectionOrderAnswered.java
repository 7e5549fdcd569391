package org.stromlauf.supply.supplier;

/** The grid operator accepted or rejected a supplier's order (19116, 19117, APERAK). Told in the transaction that takes it. */
public record ConnectionOrderAnswered(SentOrder order) {}
