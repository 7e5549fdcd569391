/** REST of tenants and users; the pattern for other modules' controllers. */
@NullMarked
package org.stromlauf.access.rest;

import org.jspecify.annotations.NullMarked;
