/** Camel routes, channels and the one outbox for all that leaves. */
@NullMarked
@ApplicationModule(displayName = "Transport")
package org.stromlauf.transport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
