/**
 * Dunning of household customers: from the reminder to the order to disconnect, with the law's threshold and periods (EnWG §41f,
 * §41g); of framework contracts: reminders, then a clerk's task.
 */
@NullMarked
@ApplicationModule(displayName = "Dunning")
package org.stromlauf.dunning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
