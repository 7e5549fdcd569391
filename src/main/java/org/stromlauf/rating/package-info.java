/** Turns quantities and prices into lines that explain themselves. Pure functions: no clock, no database, no Spring. */
@NullMarked
@ApplicationModule(displayName = "Rating")
package org.stromlauf.rating;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
