/** Users, roles and the tenant a request acts for; filters, and errors as problem details. */
@NullMarked
@ApplicationModule(displayName = "Access")
package org.stromlauf.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
