package org.stromlauf.metering;

import org.stromlauf.shared.TenantId;

/**
 * A tenant received meter values, or a withdrawal of such, which are stored. Told in the transaction that stores them.
 *
 * @param pid 13006, 13017, 13019 or 13025
 */
public record MeterValuesReceived(TenantId tenant, ReportingPoint point, String pid, Provenance provenance) {}
