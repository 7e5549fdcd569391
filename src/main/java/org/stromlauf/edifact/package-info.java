/** The message engine: reads, checks, explains and writes the market's messages from definitions that are data. No Spring, no engine. */
@NullMarked
@ApplicationModule(displayName = "EDIFACT")
package org.stromlauf.edifact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
