/** Message definitions as data: the node table of a message and what each Prüfidentifikator asks of its nodes. */
@NullMarked
package org.stromlauf.edifact.definition;

import org.jspecify.annotations.NullMarked;
