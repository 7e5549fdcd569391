/** The market participants hosted here: who they are, in which role and commodity. */
@NullMarked
@ApplicationModule(displayName = "Tenancy")
package org.stromlauf.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
