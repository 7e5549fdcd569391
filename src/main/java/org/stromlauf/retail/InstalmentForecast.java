package org.stromlauf.retail;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.Contract;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** Which instalments a contract will pay in the coming year, as far as its plans say today. */
@Service
public class InstalmentForecast {

    private static final int MONTHS = 12;

    private final InstalmentPlanRows plans;
    private final InstalmentRows rows;
    private final Clock clock;

    InstalmentForecast(InstalmentPlanRows plans, InstalmentRows rows, Clock clock) {
        this.plans = plans;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * An instalment that is to come.
     *
     * @param item the open item's key; null until it is demanded
     */
    public record Coming(LocalDate dueOn, Money amount, @Nullable String item) {}

    @Transactional(readOnly = true)
    public List<Coming> of(TenantId tenant, Contract contract) {
        if (!InstalmentPlanning.paysInstalments(contract)) return List.of();
        var demanded = rows.of(tenant, contract.id());
        var first = InstalmentRules.firstOfMonthFrom(MarketCalendar.day(clock.instant()));
        var coming = new ArrayList<Coming>();
        for (var month = first; month.isBefore(first.plusMonths(MONTHS)); month = month.plusMonths(1)) {
            at(tenant, contract, month, demanded).ifPresent(coming::add);
        }
        return coming;
    }

    private Optional<Coming> at(TenantId tenant, Contract contract, LocalDate month, List<Instalment> demanded) {
        var known = demanded.stream().filter(i -> i.month().equals(month)).findFirst();
        if (known.isPresent()) {
            return known.map(i -> new Coming(i.dueOn(), i.gross(), i.item()));
        }
        var isPast = InstalmentRules.demandedOn(month).isBefore(MarketCalendar.day(clock.instant()));
        if (isPast || !contract.supply().contains(month)) return Optional.empty();
        return plans.inForce(tenant, contract.id(), month)
                .filter(plan -> plan.isDueOn(month))
                .map(plan -> new Coming(month, plan.monthly(), null));
    }
}
