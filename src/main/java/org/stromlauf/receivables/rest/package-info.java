@NullMarked
package org.stromlauf.receivables.rest;

import org.jspecify.annotations.NullMarked;
