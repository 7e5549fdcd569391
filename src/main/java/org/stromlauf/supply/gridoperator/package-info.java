/** The grid operator's (NB) half of supply. */
@NullMarked
@NamedInterface("grid-operator")
package org.stromlauf.supply.gridoperator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
