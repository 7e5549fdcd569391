/** The grid operator (NB) bills grid use. */
@NullMarked
@NamedInterface("grid-operator")
package org.stromlauf.settlement.gridoperator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
