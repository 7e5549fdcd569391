/** The clock of a market box over REST. */
@NullMarked
package org.stromlauf.market.rest;

import org.jspecify.annotations.NullMarked;
