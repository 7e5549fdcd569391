/**
 * The Billing Factory: rates usage by price sheets into bills that are stored once and explain themselves. It knows no contract,
 * no meter and no customer: an order brings all it needs.
 */
@NullMarked
@ApplicationModule(displayName = "Billing Factory")
package org.stromlauf.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
