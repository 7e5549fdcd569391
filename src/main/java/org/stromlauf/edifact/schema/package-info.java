/** Definitions in the language of other readers, so that an independent one can be asked the same question. */
@NullMarked
package org.stromlauf.edifact.schema;

import org.jspecify.annotations.NullMarked;
