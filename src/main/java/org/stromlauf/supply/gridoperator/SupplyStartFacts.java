package org.stromlauf.supply.gridoperator;

/**
 * What E_0623 asks once the previous supplier answered or kept silent.
 *
 * @param previousSupplierCode the code of E_0624, empty when there is no answer
 */
public record SupplyStartFacts(
        boolean previousSupplierAsked,
        boolean answeredInTime,
        boolean objected,
        String previousSupplierCode,
        boolean otherProblem) {}
