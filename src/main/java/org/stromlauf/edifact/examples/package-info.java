/** Messages made from definitions alone: the least that the column of a PID asks for, and variations of it. */
@NullMarked
package org.stromlauf.edifact.examples;

import org.jspecify.annotations.NullMarked;
