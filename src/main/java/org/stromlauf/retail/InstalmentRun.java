package org.stromlauf.retail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;

/** Demands a month's instalments of all contracts of a supplier (Abschlagslauf), chunk by chunk. */
@Service
public class InstalmentRun {

    private static final int CHUNK = 500;

    private final InstalmentContractRows contracts;
    private final Contracts records;
    private final InstalmentDemands demands;
    private final InstalmentPlanning.Basis basis;

    /**
     * How far a run is.
     *
     * @param last number of the contract that was done last
     * @param more whether contracts are left
     * @param obstacles contracts whose instalment could not be demanded so far
     */
    public record Progress(String last, boolean more, int obstacles) {}

    /** Why a contract's instalment could not be demanded. */
    public record Obstacle(String contract, String reason) {}

    InstalmentRun(
            InstalmentContractRows contracts,
            Contracts records,
            InstalmentDemands demands,
            InstalmentPlanning.Basis basis) {
        this.contracts = contracts;
        this.records = records;
        this.demands = demands;
        this.basis = basis;
    }

    /** Whether anybody pays instalments. */
    public boolean isNeeded(TenantId tenant) {
        return !contracts.page(tenant, "", 1).isEmpty();
    }

    /**
     * Demands the instalments of the next contracts; a contract that was demanded before is left as it is.
     *
     * @param after number of the contract that was done last, empty at the beginning
     */
    @Transactional
    public Progress demandNext(TenantId tenant, YearMonth month, String after) {
        var first = month.atDay(1);
        var page = contracts.page(tenant, after, CHUNK + 1);
        var chunk = page.stream().limit(CHUNK).toList();
        for (var entry : chunk) {
            var contract = records.get(tenant, entry.contract());
            contracts.setObstacle(tenant, first, entry.number(), demands.demand(tenant, contract, first));
        }
        var last = chunk.isEmpty() ? after : chunk.get(chunk.size() - 1).number();
        return new Progress(
                last, page.size() > CHUNK, contracts.obstacles(tenant, first).size());
    }

    public List<Obstacle> obstacles(TenantId tenant, YearMonth month) {
        return contracts.obstacles(tenant, month.atDay(1));
    }

    /** Until when a demand is early enough for the first of the month: SEPA core rulebook 4.1. */
    public Instant announcedUntil(TenantId tenant, YearMonth month) {
        return MarketCalendar.startOfDay(latest(tenant, month.atDay(1)).plusDays(1));
    }

    private LocalDate latest(TenantId tenant, LocalDate due) {
        return due.minusDays(basis.noticeDays(tenant));
    }
}
