/** Bill runs, documents, products over HTTP. */
@NullMarked
package org.stromlauf.retail.rest;

import org.jspecify.annotations.NullMarked;
