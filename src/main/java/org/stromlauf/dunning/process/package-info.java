/** What the models of {@code processes/dunning} name: delegates, task facts. */
@NullMarked
package org.stromlauf.dunning.process;

import org.jspecify.annotations.NullMarked;
