/** Stromlauf: an open process engine for the German energy market. */
@NullMarked
package org.stromlauf;

import org.jspecify.annotations.NullMarked;
