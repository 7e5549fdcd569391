/** The one PostgreSQL: embedded in a data folder or external, with a schema and a migration history for each module. */
@NullMarked
@ApplicationModule(displayName = "Database")
package org.stromlauf.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
