/** What the models of {@code processes/metering} decide for meter values. */
@NullMarked
package org.stromlauf.metering.process;

import org.jspecify.annotations.NullMarked;
