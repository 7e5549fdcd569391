/** REST of channels. */
@NullMarked
package org.stromlauf.transport.rest;

import org.jspecify.annotations.NullMarked;
