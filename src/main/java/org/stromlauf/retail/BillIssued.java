package org.stromlauf.retail;

/** A contract's period was billed. Told in the transaction that issues the document and books the demand. */
public record BillIssued(ContractBill bill) {}
