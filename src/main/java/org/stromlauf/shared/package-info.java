/** Values that every module speaks: ids with check digits, money, energy, date ranges and the market's calendar. */
@NullMarked
@ApplicationModule(displayName = "Shared values")
package org.stromlauf.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
