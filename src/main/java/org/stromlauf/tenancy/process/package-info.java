/** Keeps the engine's tenants in step with ours. */
@NullMarked
package org.stromlauf.tenancy.process;

import org.jspecify.annotations.NullMarked;
