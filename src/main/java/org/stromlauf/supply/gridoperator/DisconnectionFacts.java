package org.stromlauf.supply.gridoperator;

/** What E_0470 asks about an order to cut, named as in the decision table. */
public record DisconnectionFacts(
        boolean disconnected,
        boolean orderExists,
        boolean supplierAssigned,
        boolean sameMeteringOperator,
        boolean lowVoltage,
        boolean othersAffected,
        boolean onlyProductionAffected,
        boolean supplyStartConfirmed,
        boolean hindered,
        boolean fixedDate,
        boolean noticeKept,
        boolean otherProblem,
        boolean priceSheet) {}
