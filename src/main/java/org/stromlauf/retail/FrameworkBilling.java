package org.stromlauf.retail;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.FrameworkContract;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.shared.DateRange;

/** What a clerk sees and decides of the collective bills of a framework contract. */
@Service
public class FrameworkBilling {

    private final CollectiveBillRows rows;
    private final CollectivePeriods periods;
    private final FrameworkContracts frameworks;
    private final Clock clock;

    FrameworkBilling(CollectiveBillRows rows, CollectivePeriods periods, FrameworkContracts frameworks, Clock clock) {
        this.rows = rows;
        this.periods = periods;
        this.frameworks = frameworks;
        this.clock = clock;
    }

    /** All collective bills, cancelled ones too, by the end of their periods. */
    public List<CollectiveBilled> bills(FrameworkContract framework) {
        return rows.of(framework);
    }

    /** The period that is over and not billed yet. */
    public Optional<DateRange> open(FrameworkContract framework) {
        return periods.next(framework, clock.instant()).map(CollectiveDue::period);
    }

    /**
     * The bill of the open period is made without a site; the next one bills the site's days too. Done again it changes nothing.
     *
     * @throws NoSuchElementException when the contract is no site
     * @throws IllegalArgumentException when no period until that day is open
     */
    @Transactional
    public void leaveOut(
            FrameworkContract framework, ContractId contract, LocalDate until, String person, String reason) {
        if (frameworks.sites(framework).stream().noneMatch(s -> s.contract().equals(contract))) {
            throw new NoSuchElementException(contract + " is no site of " + framework.number());
        }
        if (reason.isBlank()) throw new IllegalArgumentException("'reason' says why the site is left out");
        var open = open(framework);
        if (open.isEmpty() || !open.get().end().equals(until)) {
            throw new IllegalArgumentException("'until' is the end of the open period"
                    + open.map(p -> ", " + p.end()).orElse("; none is open") + ", was " + until);
        }
        rows.leaveOut(framework, contract, until, person, reason);
    }
}
