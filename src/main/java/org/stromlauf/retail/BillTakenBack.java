package org.stromlauf.retail;

/** A contract's bill was cancelled; another follows. */
public record BillTakenBack(ContractBill bill) {}
