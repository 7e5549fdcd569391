/** Builds the definition files from tables of the AHB and from the UN directories; never needed at run time. */
@NullMarked
package org.stromlauf.edifact.tables;

import org.jspecify.annotations.NullMarked;
