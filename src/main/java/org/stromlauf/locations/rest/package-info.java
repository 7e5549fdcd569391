/** REST of locations and assignments. */
@NullMarked
package org.stromlauf.locations.rest;

import org.jspecify.annotations.NullMarked;
