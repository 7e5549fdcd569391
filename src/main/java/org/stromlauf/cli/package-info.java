/** The launcher's commands; those that need no application start without Spring. */
@NullMarked
@ApplicationModule(displayName = "Command line")
package org.stromlauf.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
