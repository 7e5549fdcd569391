/** What the models of {@code processes/retail} name: delegates, task facts. */
@NullMarked
package org.stromlauf.retail.process;

import org.jspecify.annotations.NullMarked;
