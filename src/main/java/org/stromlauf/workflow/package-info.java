/** The process engine: set-up, guard, deployment, clock, jobs, and the ports through which modules start and wake processes. */
@NullMarked
@ApplicationModule(displayName = "Workflow")
package org.stromlauf.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
