package org.stromlauf.retail;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** Marks contracts about which meter values came or whose supply ended, and tells which of them can be billed. */
@Component
class BillableContracts {

    /**
     * Values of which a bill is made, beside load profiles: energy of a period (13009 of gas), readings of registers (13002 of gas, with
     * its quality, 13007), withdrawals.
     */
    private static final Set<String> BILLED = Set.of("13019", "13009", "13017", "13002", "13007", "13006");

    /** StromGVV §18(2): errors are corrected for three years at most. */
    static final int REACH_YEARS = 3;

    /** A withdrawal says of no day that it was not meant. */
    private static final DateRange ALWAYS = DateRange.startingAt(LocalDate.EPOCH);

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
        if (!BILLED.contains(values.pid())) return;
        var days = values.days();
        for (var contract : measuredAt(values.tenant(), values.point())) {
            mark(values.tenant(), contract.id(), days == null ? ALWAYS : days);
        }
    }

    private List<Contract> measuredAt(TenantId tenant, ReportingPoint point) {
        return point.isMarketLocation()
                ? contracts.at(tenant, MarketLocationId.of(point.id()))
                : contracts.measuredAt(tenant, MeteringLocationId.of(point.id()));
    }

    @EventListener
    void on(LoadProfilesReceived profiles) {
        for (var contract : contracts.at(profiles.tenant(), profiles.locations())) {
            mark(profiles.tenant(), contract.id(), profiles.days().get(contract.location()));
        }
    }

    @EventListener
    void on(SupplyEnded ended) {
        mark(ended.tenant(), ended.contract(), null);
    }

    @EventListener
    void on(ExtraRecorded extra) {
        mark(extra.tenant(), extra.contract(), extra.days());
    }

    /**
     * What can be billed now, by number: the marked contracts, whose marks are gone afterwards, and framework contracts with all
     * their sites.
     */
    List<BillRunItem> take(TenantId tenant, Instant asOf) {
        record Mark(ContractId contract, List<DateRange> changed) {}
        var marks = jdbc.sql(
                        """
                        delete from retail.billable_mark m where tenant = :tenant and not exists (
                            select 1 from retail.bill_run_item i
                            where i.tenant = m.tenant and i.contract = m.contract and i.state in ('OPEN', 'EXCEPTION'))
                        returning contract, array(select lower(r) from unnest(changed) r) as changed_from,
                            array(select upper(r) from unnest(changed) r) as changed_to
                        """)
                .param("tenant", tenant.value())
                .query((row, n) -> new Mark(new ContractId(row.getObject("contract", UUID.class)), changed(row)))
                .list();
        var items = new TreeMap<String, BillRunItem>();
        for (var mark : marks) {
            due(contracts.get(tenant, mark.contract()), mark.changed(), asOf).ifPresent(i -> items.put(i.number(), i));
        }
        // What was billed wrongly is put right first; the next period waits for the next look.
        for (var due : collective.take(tenant, asOf))
            items.putIfAbsent(due.framework().number(), due.item());
        return List.copyOf(items.values());
    }

    /** What of one contract can be billed now; of a site the collective bill, when its values were corrected. */
    Optional<BillRunItem> due(Contract contract, Instant asOf) {
        return due(contract, List.of(reach(asOf)), asOf);
    }

    /** A further bill of a contract that is wrong by what is known now; of a site of a collective bill there is none. */
    Optional<BillRunItem> wrong(Contract contract, Instant asOf) {
        return periods.corrected(contract, List.of(reach(asOf)), asOf)
                .filter(c -> !collective.isOfOne(contract, c.period()))
                .map(BillRunItem::open);
    }

    /** The days of which a bill is corrected at an instant. */
    private static DateRange reach(Instant asOf) {
        return DateRange.startingAt(MarketCalendar.day(asOf).minusYears(REACH_YEARS));
    }

    private Optional<BillRunItem> due(Contract contract, List<DateRange> told, Instant asOf) {
        LocalDate today = MarketCalendar.day(asOf);
        var changed = told.stream()
                .flatMap(days -> days.intersection(reach(asOf)).stream())
                .toList();
        var correction = periods.corrected(contract, changed, asOf);
        if (correction.isPresent()) {
            // Other bills may be touched too: they are looked at next.
            for (var days : told) mark(contract.tenant(), contract.id(), days);
            var period = correction.get().period();
            return collective.isOfOne(contract, period)
                    ? collective.corrected(contract, period).map(CollectiveDue::item)
                    : correction.map(BillRunItem::open);
        }
        var next = periods.next(contract, today, asOf);
        if (next.map(Due::more).orElse(false)) mark(contract.tenant(), contract.id(), null);
        return next.map(BillRunItem::open);
    }

    /** What of a framework contract can be billed now, whether its sites are complete or not. */
    Optional<BillRunItem> due(FrameworkContract framework, Instant asOf) {
        return collective.next(framework, asOf).map(CollectiveDue::item);
    }

    /** @param changed days of which something was told; null when only the next bill may be due */
    private void mark(TenantId tenant, ContractId contract, @Nullable DateRange changed) {
        var ignored = jdbc.sql(
                        """
                        insert into retail.billable_mark as m (tenant, contract, changed)
                        values (:tenant, :contract, cast(:changed as datemultirange))
                        on conflict (tenant, contract) do update set changed = m.changed + excluded.changed
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("changed", "{" + (changed == null ? "" : changed) + "}")
                .update();
    }

    private static List<DateRange> changed(ResultSet row) throws SQLException {
        var from = (Date[]) row.getArray("changed_from").getArray();
        var to = (@Nullable Date[]) row.getArray("changed_to").getArray();
        var ranges = new ArrayList<DateRange>();
        for (int i = 0; i < from.length; i++) {
            var end = to[i];
            ranges.add(new DateRange(from[i].toLocalDate(), end == null ? null : end.toLocalDate()));
        }
        return ranges;
    }
}
