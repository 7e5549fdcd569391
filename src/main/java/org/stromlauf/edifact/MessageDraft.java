package org.stromlauf.edifact;

/**
 * A message to be written.
 *
 * @param pid the Prüfidentifikator; {@code APERAK} and {@code CONTRL}, which have none, by their name
 * @param reference DE 0062
 * @param fields by the names of the definition; what the definition fixes (codes, BGM, RFF+Z13) need not be given
 */
public record MessageDraft(String pid, String reference, Fields fields) {}
