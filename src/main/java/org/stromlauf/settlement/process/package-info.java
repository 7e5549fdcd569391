/** What the models of {@code processes/settlement} name: delegates, task facts. */
@NullMarked
package org.stromlauf.settlement.process;

import org.jspecify.annotations.NullMarked;
