package org.stromlauf.retail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.SupplyEnded;
import org.stromlauf.metering.MeterValuesReceived;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** Marks contracts about which meter values came or whose supply ended, and tells which of them can be billed. */
@Component
class BillableContracts {

    /** Values of which a bill is made: energy of a period (13009 of gas), load profiles, withdrawals. */
    private static final List<String> QUANTITIES = List.of("13019", "13009", "13006");

    private static final String PROFILE = "13025";

    private final JdbcClient jdbc;
    private final Contracts contracts;
    private final BillingPeriods periods;

    BillableContracts(JdbcClient jdbc, Contracts contracts, BillingPeriods periods) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.periods = periods;
    }

    @EventListener
    void on(MeterValuesReceived values) {
        var quantities = QUANTITIES.contains(values.pid());
        if (!values.point().isMarketLocation() || !(quantities || values.pid().equals(PROFILE))) return;
        for (var contract :
                contracts.at(values.tenant(), MarketLocationId.of(values.point().id()))) {
            mark(values.tenant(), contract.id(), quantities);
        }
    }

    @EventListener
    void on(SupplyEnded ended) {
        mark(ended.tenant(), ended.contract(), false);
    }

    /** The marked contracts that can be billed now, by number; the marks are gone afterwards. */
    List<Due> take(TenantId tenant, Instant asOf) {
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
        return marks.stream()
                .flatMap(m -> {
                    var contract = contracts.get(tenant, m.contract());
                    return due(contract, m.quantities(), asOf).stream();
                })
                .sorted(Comparator.comparing(d -> d.contract().number()))
                .toList();
    }

    /** What of one contract can be billed now. */
    Optional<Due> due(Contract contract, boolean mayBeCorrected, Instant asOf) {
        LocalDate today = MarketCalendar.day(asOf);
        if (mayBeCorrected) {
            var correction = periods.corrected(contract, asOf);
            if (correction.isPresent()) return correction;
        }
        return periods.next(contract, today, asOf);
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
