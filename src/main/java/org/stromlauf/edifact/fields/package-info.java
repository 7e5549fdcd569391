/** The names of a message's fields as data, resolved against its definition: one table serves reading and writing. */
@NullMarked
package org.stromlauf.edifact.fields;

import org.jspecify.annotations.NullMarked;
