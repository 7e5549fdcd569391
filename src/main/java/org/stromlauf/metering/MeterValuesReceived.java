package org.stromlauf.metering;

import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/**
 * A tenant received meter values, or a withdrawal of such, which are stored. Told in the transaction that stores them.
 *
 * @param pid 13006, 13017, 13019 or 13025
 * @param days of which they say something, of a reading the day that it ends and the one that it begins; null for a withdrawal, which
 *     names a document only
 */
public record MeterValuesReceived(
        TenantId tenant, ReportingPoint point, String pid, Provenance provenance, @Nullable DateRange days) {}
