/**
 * The supplier's order to cash: joins contracts, meter values and prices to bills, documents and demands. Owns the products and
 * their price sheets, bill runs, the dispatch of documents, instalments and their collection.
 */
@NullMarked
@ApplicationModule(displayName = "Retail")
package org.stromlauf.retail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
