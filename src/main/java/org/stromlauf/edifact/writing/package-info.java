/** Writes interchanges from named fields by plans compiled for each Prüfidentifikator. */
@NullMarked
package org.stromlauf.edifact.writing;

import org.jspecify.annotations.NullMarked;
