/** REST of what a grid operator sets about supply in its grid. */
@NullMarked
package org.stromlauf.supply.rest;

import org.jspecify.annotations.NullMarked;
