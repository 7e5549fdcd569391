/** The supplier (LF) checks what is billed for grid use. */
@NullMarked
@NamedInterface("supplier")
package org.stromlauf.settlement.supplier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
