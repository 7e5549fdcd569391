package org.stromlauf.retail;

import org.jspecify.annotations.Nullable;

/** How many contracts of a run stand where. */
public record BillRunCount(BillRunItem.State state, @Nullable HoldReason reason, int contracts) {}
