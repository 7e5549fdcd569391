/** The grid operator's (NB) half of supply. */
@NullMarked
package org.stromlauf.supply.gridoperator;

import org.jspecify.annotations.NullMarked;
