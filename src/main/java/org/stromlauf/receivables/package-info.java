/**
 * The Payment Factory: a double-entry ledger, open items and their settlement, direct debit files and bank statements. It knows
 * no energy market: a debtor is a key that the caller chooses.
 */
@NullMarked
@ApplicationModule(displayName = "Payment Factory")
package org.stromlauf.receivables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
