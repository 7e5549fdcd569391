/** Status expressions, conditions and the check of a walked message against the column of its Prüfidentifikator. */
@NullMarked
package org.stromlauf.edifact.rules;

import org.jspecify.annotations.NullMarked;
