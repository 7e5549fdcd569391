/** What the models of {@code processes/supply} name: delegates, task facts. */
@NullMarked
package org.stromlauf.supply.process;

import org.jspecify.annotations.NullMarked;
