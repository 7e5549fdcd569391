/** Meter values by REST. */
@NullMarked
package org.stromlauf.metering.rest;

import org.jspecify.annotations.NullMarked;
