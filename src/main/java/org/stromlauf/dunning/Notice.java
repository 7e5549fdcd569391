package org.stromlauf.dunning;

import java.time.LocalDate;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.shared.Money;

/**
 * A letter of dunning that went out.
 *
 * @param number of the case's step
 * @param reachesOn the day from which the law's period runs
 * @param amount what was owed then
 * @param fee what the letter costs the customer
 * @param document in the archive
 */
public record Notice(
        int number,
        DunningLevel level,
        LocalDate writtenOn,
        LocalDate reachesOn,
        Money amount,
        Money fee,
        String fileName,
        ContentHash document) {}
