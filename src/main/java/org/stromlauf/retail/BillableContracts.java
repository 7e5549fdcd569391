package org.stromlauf.retail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.FrameworkContract;
import org.stromlauf.contracts.SupplyEnded;
import org.stromlauf.metering.LoadProfilesReceived;
import org.stromlauf.metering.MeterValuesReceived;
import org.stromlauf.retail.BillingPeriods.LookBack;
import org.stromlauf.retail.BillingPeriods.Rated;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** Marks contracts about which meter values came or whose supply ended, and tells which of them can be billed. */
@Component
class BillableContracts {

    /** Values of which a bill is made, beside load profiles: energy of a period (13009 of gas), withdrawals. */
    private static final List<String> QUANTITIES = List.of("13019", "13009", "13006");

    /** StromGVV §18(2): errors are corrected for three years at most. */
    static final int REACH_YEARS = 3;

    /** Profiles come daily; preliminary values become final within weeks (WiM: substitute values). */
    private static final int REACH_MONTHS = 2;

    private final JdbcClient jdbc;
    private final Contracts contracts;
    private final BillingPeriods periods;
    private final CollectivePeriods collective;

    BillableContracts(JdbcClient jdbc, Contracts contracts, BillingPeriods periods, CollectivePeriods collective) {
        this.collective = collective;
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.periods = periods;
    }

    @EventListener
    void on(MeterValuesReceived values) {
        if (!values.point().isMarketLocation() || !QUANTITIES.contains(values.pid())) return;
        for (var contract :
                contracts.at(values.tenant(), MarketLocationId.of(values.point().id()))) {
            mark(values.tenant(), contract.id(), true);
        }
    }

    @EventListener
    void on(LoadProfilesReceived profiles) {
        for (var contract : contracts.at(profiles.tenant(), profiles.locations())) {
            mark(profiles.tenant(), contract.id(), false);
        }
    }

    @EventListener
    void on(SupplyEnded ended) {
        mark(ended.tenant(), ended.contract(), false);
    }

    /**
     * What can be billed now, by number: the marked contracts, whose marks are gone afterwards, and framework contracts with all
     * their sites.
     */
    List<BillRunItem> take(TenantId tenant, Instant asOf) {
        record Mark(ContractId contract, boolean quantities) {}
        var marks = jdbc.sql(
                        """
                        delete from retail.billable_mark m where tenant = :tenant and not exists (
                            select 1 from retail.bill_run_item i
                            where i.tenant = m.tenant and i.contract = m.contract and i.state in ('OPEN', 'EXCEPTION'))
                        returning contract, quantities
                        """)
                .param("tenant", tenant.value())
                .query((row, n) -> new Mark(new ContractId(row.getObject(1, UUID.class)), row.getBoolean(2)))
                .list();
        var items = new TreeMap<String, BillRunItem>();
        for (var mark : marks) {
            due(contracts.get(tenant, mark.contract()), reach(mark.quantities(), asOf), asOf)
                    .ifPresent(i -> items.put(i.number(), i));
        }
        // What was billed wrongly is put right first; the next period waits for the next look.
        for (var due : collective.take(tenant, asOf))
            items.putIfAbsent(due.framework().number(), due.item());
        return List.copyOf(items.values());
    }

    /** What of one contract can be billed now; of a site the collective bill, when its values were corrected. */
    Optional<BillRunItem> due(Contract contract, Instant asOf) {
        var since = MarketCalendar.day(asOf).minusYears(REACH_YEARS);
        return due(contract, new LookBack(since, Rated.ALL), asOf);
    }

    /** A further bill of a contract that is wrong by what is known now; of a site of a collective bill there is none. */
    Optional<BillRunItem> wrong(Contract contract, Instant asOf) {
        var since = MarketCalendar.day(asOf).minusYears(REACH_YEARS);
        return periods.corrected(contract, new LookBack(since, Rated.ALL), asOf)
                .filter(c -> collective.corrected(contract, c.period()).isEmpty())
                .map(BillRunItem::open);
    }

    /** How far back corrected values are looked for. */
    private static LookBack reach(boolean quantities, Instant asOf) {
        var today = MarketCalendar.day(asOf);
        return new LookBack(
                quantities ? today.minusYears(REACH_YEARS) : today.minusMonths(REACH_MONTHS),
                quantities ? Rated.LAST : Rated.NONE);
    }

    private Optional<BillRunItem> due(Contract contract, LookBack back, Instant asOf) {
        LocalDate today = MarketCalendar.day(asOf);
        var correction = periods.corrected(contract, back, asOf);
        if (correction.isPresent()) {
            // Other bills may be touched too: they are looked at next.
            mark(contract.tenant(), contract.id(), true);
            var whole = correction.flatMap(c -> collective.corrected(contract, c.period()));
            return whole.isPresent() ? whole.map(CollectiveDue::item) : correction.map(BillRunItem::open);
        }
        var next = periods.next(contract, today, asOf);
        if (next.map(Due::more).orElse(false)) mark(contract.tenant(), contract.id(), false);
        return next.map(BillRunItem::open);
    }

    /** What of a framework contract can be billed now, whether its sites are complete or not. */
    Optional<BillRunItem> due(FrameworkContract framework, Instant asOf) {
        return collective.next(framework, asOf).map(CollectiveDue::item);
    }

    private void mark(TenantId tenant, ContractId contract, boolean quantities) {
        var ignored = jdbc.sql(
                        """
                        insert into retail.billable_mark as m (tenant, contract, quantities)
                        values (:tenant, :contract, :quantities)
                        on conflict (tenant, contract) do update set quantities = m.quantities or excluded.quantities
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("quantities", quantities)
                .update();
    }
}
