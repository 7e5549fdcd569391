package org.stromlauf.retail;

import org.stromlauf.contracts.Contract;
import org.stromlauf.shared.DateRange;

/** A period of a contract that can be billed. */
record Due(Contract contract, DateRange period, Occasion occasion) {}
