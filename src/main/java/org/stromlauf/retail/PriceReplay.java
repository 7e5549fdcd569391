package org.stromlauf.retail;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/**
 * After a price was wrong and is put right: which bills of a product would be otherwise by what is known now. Nothing is stored; a run
 * that names the contracts corrects them.
 */
@Service
public class PriceReplay {

    private static final int PAGE = 200;

    private final Contracts contracts;
    private final ContractBills bills;
    private final BillingPeriods periods;
    private final Clock clock;

    PriceReplay(Contracts contracts, ContractBills bills, BillingPeriods periods, Clock clock) {
        this.contracts = contracts;
        this.bills = bills;
        this.periods = periods;
        this.clock = clock;
    }

    /**
     * A contract whose bills would be otherwise.
     *
     * @param number the contract's number
     */
    public record Affected(ContractId contract, String number, List<Changed> bills) {}

    /** @param after what it would come to now */
    public record Changed(String key, DateRange period, Money before, Money after) {}

    /** A page in the order of contract numbers: bills of the last three years that stand, the last first. */
    @Transactional(readOnly = true)
    public List<Affected> page(TenantId tenant, String product, String afterNumber, int limit) {
        var affected = new ArrayList<Affected>();
        var page = contracts.page(tenant, afterNumber, PAGE);
        while (!page.isEmpty() && affected.size() < limit) {
            for (var contract : page) {
                if (!contract.terms().product().equals(product)) continue;
                var changed = changed(contract);
                if (!changed.isEmpty()) affected.add(new Affected(contract.id(), contract.number(), changed));
                if (affected.size() == limit) break;
            }
            page = contracts.page(tenant, page.get(page.size() - 1).number(), PAGE);
        }
        return List.copyOf(affected);
    }

    private List<Changed> changed(Contract contract) {
        var now = clock.instant();
        var since = MarketCalendar.day(now).minusYears(BillableContracts.REACH_YEARS);
        var changed = new ArrayList<Changed>();
        for (var bill : bills.standingSince(contract.tenant(), contract.id(), since)) {
            periods.now(contract, bill, now)
                    .ifPresent(b -> changed.add(new Changed(bill.key(), bill.period(), bill.gross(), b.gross())));
        }
        return List.copyOf(changed);
    }
}
