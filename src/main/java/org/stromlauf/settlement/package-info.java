/** Bills between market partners: delivery note, grid bill and payment advice, as grid operator and as supplier. */
@NullMarked
@ApplicationModule(displayName = "Settlement")
package org.stromlauf.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
