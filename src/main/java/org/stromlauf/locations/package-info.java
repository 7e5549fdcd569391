/** Market, metering and grid locations with their bundles, and who supplies each market location at each instant. */
@NullMarked
@ApplicationModule(displayName = "Locations")
package org.stromlauf.locations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
