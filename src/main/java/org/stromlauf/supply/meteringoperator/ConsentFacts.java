package org.stromlauf.supply.meteringoperator;

/** What E_0488 asks about a grid operator's request to cut, named as in the decision table. */
public record ConsentFacts(boolean generalConsent, boolean hindered, boolean technicalReason, boolean participates) {}
