/**
 * Market in a box: many participants in one program who talk only through market messages, on a clock that can be moved, in an
 * order that a seed decides. The same program as in production, without its threads.
 */
@NullMarked
@ApplicationModule(displayName = "Market in a box")
package org.stromlauf.market;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
