package org.stromlauf.retail;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.ContractTerms.MeteringKind;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.metering.MeterValuesReceived;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.Processes;

/**
 * Finds contracts without the values of their start, yearly reading or end after the metering operator's limit, and follows each
 * until they have come or a case worker has decided. WiM part 2, table 2.5.5.
 */
@Service
public class MissingReadings {

    /** Readings and quantities, of electricity and of gas. */
    private static final Set<String> AWAITED = Set.of("13017", "13019", "13002", "13009");

    private static final String PROCESS = "MeterReadingIntake";

    /** WiM part 2, table 2.5.5: conventional and modern meters, start, end and yearly reading. */
    static final int LIMIT_DAYS = 28;
    /** WiM part 2: a complaint about values is answered within 3 working days. */
    private static final int COMPLAINT_DAYS = 3;

    private final Contracts contracts;
    private final ExpectedValues expected;
    private final MissingReadingRows rows;
    private final Processes processes;
    private final Clock clock;

    MissingReadings(
            Contracts contracts, ExpectedValues expected, MissingReadingRows rows, Processes processes, Clock clock) {
        this.contracts = contracts;
        this.expected = expected;
        this.rows = rows;
        this.processes = processes;
        this.clock = clock;
    }

    /** Starts a case for each contract whose values' limit ended yesterday without them. */
    @Transactional
    public void look(TenantId tenant, LocalDate today) {
        var day = today.minusDays(LIMIT_DAYS + 1L);
        for (var contract : contracts.withReadingOn(tenant, day)) {
            if (contract.terms().metering() != MeteringKind.REGISTER) continue;
            var missing = new MissingReading(contract.id(), kind(contract, day), day, today);
            if (expected.isThere(contract, missing)
                    || rows.findOpen(tenant, contract.id()).isPresent()) continue;
            rows.open(tenant, missing);
            processes.start(tenant, PROCESS, contract.id().toString(), Map.of());
        }
    }

    /** When a case worker has to look after it. */
    public Instant clearAt() {
        var today = MarketCalendar.day(clock.instant());
        return MarketCalendar.startOfDay(
                MarketCalendar.workingDayAfter(today, COMPLAINT_DAYS).plusDays(1));
    }

    /** What a contract's running case waits for. */
    public Optional<MissingReading> find(TenantId tenant, ContractId contract) {
        return rows.findOpen(tenant, contract);
    }

    /** A case worker decided that nothing is waited for any more. */
    @Transactional
    public void close(TenantId tenant, ContractId contract, String note) {
        rows.close(tenant, contract, "CLEARED", note);
    }

    @EventListener
    void received(MeterValuesReceived event) {
        if (!AWAITED.contains(event.pid())) return;
        for (var contract : measuredAt(event)) {
            var missing = rows.findOpen(event.tenant(), contract.id());
            if (missing.isEmpty() || !expected.isThere(contract, missing.get())) continue;
            rows.close(event.tenant(), contract.id(), "RECEIVED", "");
            var unused = processes.correlate(
                    event.tenant(), "Msg_MeterValuesReceived", contract.id().toString(), Map.of());
        }
    }

    private List<Contract> measuredAt(MeterValuesReceived event) {
        var point = event.point();
        return point.isMarketLocation()
                ? contracts.at(event.tenant(), MarketLocationId.of(point.id()))
                : contracts.measuredAt(event.tenant(), MeteringLocationId.of(point.id()));
    }

    private static MissingReading.Kind kind(Contract contract, LocalDate day) {
        if (day.equals(contract.supply().from())) return MissingReading.Kind.START;
        var ended = contract.state() == ContractState.ENDED
                && day.equals(contract.supply().to());
        return ended ? MissingReading.Kind.END : MissingReading.Kind.YEARLY;
    }
}
