package org.stromlauf.retail;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.FrameworkContract;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.Processes;

/**
 * The contracts whose bill should have been made by now (EnWG §40c(2)): a list, and each day one clerk's case for those that became
 * late.
 */
@Service
public class LateBills {

    private static final String PROCESS = "LateBillClearing";

    private final BillsDue due;
    private final BillDueRows rows;
    private final FrameworkContracts frameworks;
    private final BillExceptionRows runs;
    private final Processes processes;
    private final Clock clock;

    LateBills(
            BillsDue due,
            BillDueRows rows,
            FrameworkContracts frameworks,
            BillExceptionRows runs,
            Processes processes,
            Clock clock) {
        this.due = due;
        this.rows = rows;
        this.frameworks = frameworks;
        this.runs = runs;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * A bill that is late.
     *
     * @param number the contract's number
     * @param from the first day that is not billed
     * @param ended the first day after the period, or after supply
     * @param latest the last day on which the bill was in time
     * @param framework number of the framework contract with which it is billed; null = by itself
     * @param held why a bill run holds it; null = no run does: mostly a meter value is missing
     */
    public record Late(
            ContractId contract,
            String number,
            Occasion occasion,
            LocalDate from,
            LocalDate ended,
            LocalDate latest,
            @Nullable String framework,
            @Nullable String held) {

        Late heldBy(@Nullable String reason) {
            return new Late(contract, number, occasion, from, ended, latest, framework, reason);
        }
    }

    /** A page in the order of contract numbers. */
    @Transactional
    public List<Late> page(TenantId tenant, String afterNumber, int limit) {
        due.refresh(tenant);
        var today = MarketCalendar.day(clock.instant());
        return rows.before(tenant, today, afterNumber, limit).stream()
                .map(l -> held(tenant, l))
                .toList();
    }

    /** Opens a case for what has become late; closes those of which everything is billed. */
    @Transactional
    public void look(TenantId tenant, LocalDate today) {
        due.refresh(tenant);
        for (var day : rows.closeBilled(tenant)) {
            var unused = processes.correlate(tenant, "Msg_LateBillsMade", day.toString(), Map.of());
        }
        if (rows.openCase(tenant, today)) processes.start(tenant, PROCESS, today.toString(), Map.of());
    }

    /** What of a day's case is not billed yet, by number. */
    @Transactional(readOnly = true)
    public List<Late> ofCase(TenantId tenant, LocalDate day) {
        return rows.ofCase(tenant, day).stream().map(l -> held(tenant, l)).toList();
    }

    /** A clerk has done what he could. */
    @Transactional
    public void close(TenantId tenant, LocalDate day, String note) {
        rows.close(tenant, day, note);
    }

    private Late held(TenantId tenant, Late late) {
        var number = late.framework();
        var billed = Optional.ofNullable(number)
                .flatMap(n -> frameworks.find(tenant, n))
                .map(FrameworkContract::id)
                .orElse(late.contract());
        return late.heldBy(runs.held(tenant, billed).orElse(null));
    }
}
