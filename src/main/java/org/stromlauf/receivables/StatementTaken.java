package org.stromlauf.receivables;

import java.util.List;
import org.stromlauf.shared.TenantId;

/**
 * A bank statement was booked. Told in the transaction that books it.
 *
 * @param collections keys of the collection runs of which it books a debit or a return
 */
public record StatementTaken(TenantId tenant, List<String> collections) {

    public StatementTaken {
        collections = List.copyOf(collections);
    }
}
