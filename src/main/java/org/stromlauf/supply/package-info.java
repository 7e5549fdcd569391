/** GPKE: start, end and cancellation of supply, as supplier and as grid operator, and disconnection on a supplier's order. */
@NullMarked
@ApplicationModule(displayName = "Supply")
package org.stromlauf.supply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
