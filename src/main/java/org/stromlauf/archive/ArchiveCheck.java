package org.stromlauf.archive;

import java.util.List;
import org.stromlauf.shared.TenantId;

/** Shows that nothing in the archive was changed, also by somebody with all rights on the database. */
public interface ArchiveCheck {

    /**
     * What the check of a tenant's chain found.
     *
     * @param entries how many entries were checked
     * @param faults what does not fit, each naming the number of its entry; empty when nothing was changed
     */
    record Verification(long entries, List<String> faults) {

        public boolean isIntact() {
            return faults.isEmpty();
        }
    }

    /** Recomputes every hash of a tenant's chain and compares contents, entries and the chain's end. */
    Verification verify(TenantId tenant);
}
