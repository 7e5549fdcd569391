/** Bills, previews and prices over HTTP. */
@NullMarked
package org.stromlauf.billing.rest;

import org.jspecify.annotations.NullMarked;
