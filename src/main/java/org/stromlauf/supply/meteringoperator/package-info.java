/** The metering operator's (MSB) half of supply. */
@NullMarked
package org.stromlauf.supply.meteringoperator;

import org.jspecify.annotations.NullMarked;
