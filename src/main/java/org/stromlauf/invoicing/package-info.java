/**
 * The Invoice Factory: makes documents (PDF/A-3 with EN 16931 XML) of positions, numbers them and archives them. It knows no
 * energy market and sends nothing.
 */
@NullMarked
@ApplicationModule(displayName = "Invoice Factory")
package org.stromlauf.invoicing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
