/** The journal of market communication over HTTP. */
@NullMarked
package org.stromlauf.marketcomm.rest;

import org.jspecify.annotations.NullMarked;
