package org.stromlauf.supply.supplier;

/** The grid operator reported what became of a supplier's order (21039). Told in the transaction that takes it. */
public record ConnectionOrderReported(SentOrder order) {}
