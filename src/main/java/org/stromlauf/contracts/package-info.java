/** The supplier's customers and their supply contracts: taken as orders, confirmed, supplied, cancelled and ended; products are named by key only. */
@NullMarked
@ApplicationModule(displayName = "Contracts")
package org.stromlauf.contracts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
