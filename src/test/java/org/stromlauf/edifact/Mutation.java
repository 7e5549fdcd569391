package org.stromlauf.edifact;

import java.util.function.Predicate;

/**
 * A right message with one fault.
 *
 * @param what for people, where and how it was broken
 * @param interchange the broken interchange
 * @param isIt recognises the finding of this fault at its place
 */
record Mutation(String what, String interchange, Predicate<Finding> isIt) {}
