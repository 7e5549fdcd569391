/** Dunning cases over HTTP. */
@NullMarked
package org.stromlauf.dunning.rest;

import org.jspecify.annotations.NullMarked;
