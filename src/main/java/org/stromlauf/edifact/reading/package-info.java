/** The reading side: bytes to segments, envelope and syntax of an interchange, and the walk through a message's definition. */
@NullMarked
package org.stromlauf.edifact.reading;

import org.jspecify.annotations.NullMarked;
