/** REST of bills between market partners. */
@NullMarked
package org.stromlauf.settlement.rest;

import org.jspecify.annotations.NullMarked;
