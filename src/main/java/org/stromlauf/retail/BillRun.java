package org.stromlauf.retail;

import java.time.Instant;
import org.stromlauf.shared.TenantId;

/**
 * Many contracts billed together (Abrechnungslauf).
 *
 * @param key names it within the tenant: a run of the same key is the same run
 * @param asOf what is known at this instant is billed
 * @param round counts from 1; contracts that were held are tried again in the next
 * @param stopped whether no further contract shall be billed until it is resumed
 */
public record BillRun(
        TenantId tenant, String key, Origin origin, Instant startedAt, Instant asOf, int round, boolean stopped) {

    /** Who started it. */
    public enum Origin {
        SCHEDULE,
        REQUEST,
        /** Certain contracts were asked for: of each, all bills that are wrong are put right. */
        CONTRACTS
    }

    public BillRun {
        requireKey(key);
    }

    /** @throws IllegalArgumentException when no run can be named so */
    public static void requireKey(String key) {
        if (!key.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            throw new IllegalArgumentException(
                    "A run's 'key' has up to 40 letters, digits, dots and hyphens, was '" + key + "'");
        }
    }
}
