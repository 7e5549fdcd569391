/** The interface by which web shops and service centres take orders and look at customers and contracts. */
@NullMarked
package org.stromlauf.contracts.rest;

import org.jspecify.annotations.NullMarked;
