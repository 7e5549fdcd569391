package org.stromlauf.edifact;

/** A message that was read to be asked by the conditions of another: {@link MessageEngine#earlier}. For one thread. */
public interface EarlierMessage {}
