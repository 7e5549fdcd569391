/** Meter values: readings, load profiles and energy quantities, received, kept in every version, delivered and read. */
@NullMarked
@ApplicationModule(displayName = "Metering")
package org.stromlauf.metering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
