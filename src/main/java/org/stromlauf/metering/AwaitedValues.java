package org.stromlauf.metering;

import java.util.Collection;
import org.stromlauf.shared.TenantId;

/** Learns that values came which somebody may wait for; in the transaction that keeps them. */
interface AwaitedValues {

    void arrived(TenantId tenant, Collection<ReportingPoint> points);
}
