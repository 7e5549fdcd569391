package org.stromlauf.billing;

import org.stromlauf.billing.Budget.Standing;
import org.stromlauf.shared.TenantId;

/** A budget's use reached a threshold; told once until a payment takes it back. */
public record BudgetThresholdReached(TenantId tenant, Standing standing, int percent) {}
