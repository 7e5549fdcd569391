/** Write-once store of originals and documents: content-addressed, chained by hash, kept as long as the law asks. */
@NullMarked
@ApplicationModule(displayName = "Archive")
package org.stromlauf.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
