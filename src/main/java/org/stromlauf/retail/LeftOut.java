package org.stromlauf.retail;

import java.time.LocalDate;
import org.stromlauf.contracts.ContractId;

/**
 * A contract that a price change leaves out, for prices are guaranteed to it. It keeps the prices before until it is told of a later
 * change.
 *
 * @param number the contract's number
 * @param guaranteedUntil the first day on which the guarantee does not hold any more
 */
public record LeftOut(ContractId contract, String number, LocalDate guaranteedUntil) {}
