/** Layered resources: what stands in a tenant's folder replaces a pack's, which replaces the installation's, which replaces ours. */
@NullMarked
@ApplicationModule(displayName = "Packs")
package org.stromlauf.packs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
