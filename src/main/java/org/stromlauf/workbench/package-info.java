/** Pages for case workers and designers. */
@NullMarked
@ApplicationModule(displayName = "Workbench")
package org.stromlauf.workbench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
