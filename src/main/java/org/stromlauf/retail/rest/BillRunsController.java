package org.stromlauf.retail.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.Page;
import org.stromlauf.access.PageQuery;
import org.stromlauf.access.ProblemException;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.FrameworkContract;
import org.stromlauf.contracts.FrameworkContracts;
import org.stromlauf.retail.BillRun;
import org.stromlauf.retail.BillRunCount;
import org.stromlauf.retail.BillRunItem;
import org.stromlauf.retail.BillRunStatistics;
import org.stromlauf.retail.BillRuns;
import org.stromlauf.retail.BillRuns.Start;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/tenants/{tenant}/billing/runs")
@Tag(name = "Bill runs", description = "Abrechnungsläufe: many contracts billed together")
class BillRunsController {

    /** Which contracts shall be billed. */
    record RunRequest(
            @Schema(example = "2026-10-sonder", description = "Names the run; the same key never starts a second one")
                    String key,
            @Schema(description = "Contracts; none = all of which values came since the last look") @Nullable
                    List<ContractId> contracts,
            @Schema(
                            example = "[\"RV-1\"]",
                            description =
                                    "Framework contracts, each with all its sites, even when one of them lacks values")
                    @Nullable
                    List<String> frameworkContracts) {}

    /** A run with its progress. */
    record RunView(
            @Schema(example = "2026-10-05") String key,
            BillRun.Origin origin,
            Instant startedAt,
            @Schema(description = "What was known at this instant is billed") Instant asOf,
            @Schema(description = "Counts from 1; held contracts are tried again in the next") int round,
            boolean stopped,
            @Schema(description = "Contracts are being billed, or a clerk has to decide") boolean running,
            @Schema(description = "Contracts by state and reason") List<BillRunCount> contracts,
            @Schema(description = "What was billed so far; sites of collective bills one by one") Statistics billed,
            @Schema(description = "Contract numbers that were asked for and have nothing to bill")
                    List<String> notBillable) {}

    /** What a run has billed. */
    record Statistics(
            List<OccasionSum> byOccasion,
            @Schema(description = "Bills that the run took back to make them anew") @Nullable SumView cancelled) {

        static Statistics of(BillRunStatistics run) {
            var cancelled = run.cancelled();
            return new Statistics(
                    run.billed().stream()
                            .map(b -> new OccasionSum(b.occasion().german(), SumView.of(b.sum())))
                            .toList(),
                    cancelled == null ? null : SumView.of(cancelled));
        }
    }

    /** Bills of an occasion. */
    record OccasionSum(@Schema(example = "Monatsabrechnung") String occasion, SumView sum) {}

    /** Bills added up. */
    record SumView(
            long bills,
            BigDecimal kwh,
            @Schema(description = "With VAT, in euro") Money gross,
            @Schema(description = "Gross less paid instalments; what is paid out is negative") Money due) {

        static SumView of(BillRunStatistics.Sum sum) {
            return new SumView(sum.bills(), sum.consumption().kwh(), sum.gross(), sum.due());
        }
    }

    /** A contract in a run. */
    record ItemView(
            ContractId contract,
            @Schema(description = "Number of the contract or framework contract") String number,
            @Schema(description = "Whether it is a framework contract with all its sites") boolean collective,
            LocalDate from,
            @Schema(description = "First day that is not billed any more") LocalDate to,
            String occasion,
            BillRunItem.State state,
            @Schema(description = "Why it is held, in German") @Nullable String reason,
            @Nullable String detail,
            @Schema(description = "What a conspicuous bill would come to, in euro") @Nullable Money gross) {

        static ItemView of(BillRunItem item) {
            var reason = item.reason();
            return new ItemView(
                    item.contract(),
                    item.number(),
                    item.collective(),
                    item.period().from(),
                    item.period().end(),
                    item.occasion().german(),
                    item.state(),
                    reason == null ? null : reason.german(),
                    item.detail(),
                    item.gross());
        }
    }

    private final BillRuns runs;
    private final Contracts contracts;
    private final FrameworkContracts frameworks;

    BillRunsController(BillRuns runs, Contracts contracts, FrameworkContracts frameworks) {
        this.runs = runs;
        this.frameworks = frameworks;
        this.contracts = contracts;
    }

    @PostMapping
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(summary = "Starts a bill run: 201; a run of the same key is shown as it stands: 200")
    ResponseEntity<RunView> start(@PathVariable TenantId tenant, @RequestBody RunRequest request) {
        var wanted = request.contracts() == null ? List.<ContractId>of() : request.contracts();
        for (var contract : wanted) requireKnown(tenant, contract);
        var numbers = request.frameworkContracts() == null ? List.<String>of() : request.frameworkContracts();
        var start = begin(
                tenant,
                request.key(),
                wanted,
                numbers.stream().map(n -> framework(tenant, n)).toList());
        if (start instanceof Start.NothingToBill) throw ProblemException.conflict("retail.nothing-to-bill");
        if (start instanceof Start.Started started) {
            return ResponseEntity.status(201).body(view(started.run(), started.notBillable()));
        }
        return ResponseEntity.ok(view(((Start.Known) start).run(), List.of()));
    }

    @GetMapping
    @Operation(summary = "Lists bill runs, the greatest key first")
    Page<RunView> list(@PathVariable TenantId tenant, @ParameterObject PageQuery page) {
        return page.read((after, limit) -> runs.page(tenant, after, limit), BillRun::key)
                .map(r -> view(r, List.of()));
    }

    @GetMapping("/{key}")
    @Operation(summary = "Shows a bill run with progress and statistics")
    RunView get(@PathVariable TenantId tenant, @PathVariable String key) {
        return view(find(tenant, key), List.of());
    }

    @GetMapping("/{key}/contracts")
    @Operation(summary = "Lists a run's contracts by number: what was billed, what is held and why")
    Page<ItemView> items(@PathVariable TenantId tenant, @PathVariable String key, @ParameterObject PageQuery page) {
        var run = find(tenant, key);
        return page.read((after, limit) -> runs.items(tenant, run.key(), after, limit), BillRunItem::number)
                .map(ItemView::of);
    }

    @PostMapping("/{key}/stop")
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(summary = "Stops a run: no further contract is billed; what is billed stays")
    RunView stop(@PathVariable TenantId tenant, @PathVariable String key) {
        runs.stop(tenant, running(tenant, key).key());
        return get(tenant, key);
    }

    @PostMapping("/{key}/resume")
    @PreAuthorize("hasRole('BILLING_CLERK')")
    @Operation(summary = "Goes on with a stopped run")
    RunView resume(@PathVariable TenantId tenant, @PathVariable String key) {
        runs.resume(tenant, running(tenant, key).key());
        return get(tenant, key);
    }

    private Start begin(TenantId tenant, String key, List<ContractId> wanted, List<FrameworkContract> whole) {
        try {
            BillRun.requireKey(key);
            return wanted.isEmpty() && whole.isEmpty()
                    ? runs.startAll(tenant, key, BillRun.Origin.REQUEST)
                    : runs.start(tenant, key, wanted, whole);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("retail.run-invalid", String.valueOf(e.getMessage()));
        }
    }

    private FrameworkContract framework(TenantId tenant, String number) {
        return frameworks
                .find(tenant, number)
                .orElseThrow(() -> ProblemException.notFound("retail.framework-unknown", number));
    }

    private void requireKnown(TenantId tenant, ContractId contract) {
        if (contracts.find(tenant, contract).isEmpty()) {
            throw ProblemException.notFound("retail.contract-unknown", contract);
        }
    }

    private BillRun running(TenantId tenant, String key) {
        var run = find(tenant, key);
        if (!runs.isRunning(tenant, key)) throw ProblemException.conflict("retail.run-over", key);
        return run;
    }

    private BillRun find(TenantId tenant, String key) {
        return runs.find(tenant, key).orElseThrow(() -> ProblemException.notFound("retail.run-unknown", key));
    }

    private RunView view(BillRun run, List<String> notBillable) {
        return new RunView(
                run.key(),
                run.origin(),
                run.startedAt(),
                run.asOf(),
                run.round(),
                run.stopped(),
                runs.isRunning(run.tenant(), run.key()),
                runs.counts(run.tenant(), run.key()),
                Statistics.of(runs.statistics(run.tenant(), run.key())),
                notBillable);
    }
}
