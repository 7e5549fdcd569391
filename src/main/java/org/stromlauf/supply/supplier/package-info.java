/** The supplier's half of GPKE: start, end and termination of supply, and the answers to others' requests. */
@NullMarked
@NamedInterface("supplier")
package org.stromlauf.supply.supplier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
