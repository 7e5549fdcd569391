package org.stromlauf.retail.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.rating.Quantities.Service;
import org.stromlauf.rating.Quantities.Session;
import org.stromlauf.retail.ContractExtras;
import org.stromlauf.retail.ContractExtras.Taken;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;

/** What a contract is billed for besides what its location uses. */
@RestController
@RequestMapping("/api/tenants/{tenant}/contracts/{contract}")
@Tag(name = "Contract bills")
class ContractExtrasController {

    private static final int MAX_DECIMALS = 3;
    private static final BigDecimal MOST = new BigDecimal("1000000");
    private static final Duration LONGEST = Duration.ofDays(31);

    /** A service that was rendered. */
    record ServiceView(
            @Schema(example = "sperrkosten", description = "Key of the product's component that charges it") @Nullable
                    String component,
            @Nullable LocalDate day,
            @Schema(example = "1") @Nullable BigDecimal quantity,
            @Schema(description = "As in the path", accessMode = Schema.AccessMode.READ_ONLY) @Nullable
                    String reference) {

        static ServiceView of(Service service) {
            return new ServiceView(service.component(), service.day(), service.quantity(), service.reference());
        }
    }

    /** A charging session, as its charge detail record tells it. */
    record SessionView(
            @Schema(description = "As in the path", accessMode = Schema.AccessMode.READ_ONLY) @Nullable String id,
            @Nullable Instant start,
            @Nullable Instant end,
            @Schema(example = "21.347") @Nullable BigDecimal kwh,
            @Schema(example = "35", description = "How long the vehicle stood connected without charging") @Nullable
                    Long parkingMinutes) {

        static SessionView of(Session session) {
            return new SessionView(
                    session.id(),
                    session.start(),
                    session.end(),
                    new Energy(session.wattHours()).kwh(),
                    session.parking().toMinutes());
        }
    }

    private final ContractExtras extras;
    private final Contracts contracts;
    private final Clock clock;

    ContractExtrasController(ContractExtras extras, Contracts contracts, Clock clock) {
        this.extras = extras;
        this.contracts = contracts;
        this.clock = clock;
    }

    @GetMapping("/services")
    @Operation(summary = "Lists the services that were rendered for a contract, by day")
    List<ServiceView> services(@PathVariable TenantId tenant, @PathVariable ContractId contract) {
        var found = contract(tenant, contract);
        return extras.services(tenant, found.id(), clock.instant()).stream()
                .map(ServiceView::of)
                .toList();
    }

    @PutMapping("/services/{reference}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyRole('CASE_WORKER', 'BILLING_CLERK')")
    @Operation(
            summary = "Records a service; the same again changes nothing, another under its reference is refused",
            description = "The bill of its day charges it by the component; a bill that was made is made anew.")
    void service(
            @PathVariable TenantId tenant,
            @PathVariable ContractId contract,
            @PathVariable String reference,
            @RequestBody ServiceView told) {
        var found = contract(tenant, contract);
        var component = told.component();
        var day = told.day();
        var quantity = told.quantity();
        var known = extras.services(found);
        if (component == null || !known.contains(component)) {
            throw ProblemException.invalid(
                    "retail.service-unknown",
                    String.valueOf(component),
                    found.terms().product(),
                    String.join(", ", known));
        }
        if (day == null || !found.supply().contains(day)) throw invalid("day");
        if (quantity == null || quantity.signum() == 0 || !isAmount(quantity)) throw invalid("quantity");
        requireTaken(
                record(() -> extras.record(tenant, found.id(), new Service(component, day, quantity, reference))),
                reference);
    }

    @GetMapping("/charging-sessions")
    @Operation(summary = "Lists the charging sessions of a contract by their start")
    List<SessionView> sessions(@PathVariable TenantId tenant, @PathVariable ContractId contract) {
        var found = contract(tenant, contract);
        return extras.sessions(tenant, found.id(), clock.instant()).stream()
                .map(SessionView::of)
                .toList();
    }

    @PutMapping("/charging-sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyRole('CASE_WORKER', 'BILLING_CLERK')")
    @Operation(
            summary = "Records a charging session; the same again changes nothing, another under its id is refused",
            description = "The bill of the day on which it began charges it; a bill that was made is made anew.")
    void session(
            @PathVariable TenantId tenant,
            @PathVariable ContractId contract,
            @PathVariable String id,
            @RequestBody SessionView told) {
        var found = contract(tenant, contract);
        if (!extras.chargesSessions(found)) {
            throw ProblemException.conflict(
                    "retail.sessions-unknown", found.terms().product());
        }
        var start = told.start();
        var end = told.end();
        var kwh = told.kwh();
        var parking = told.parkingMinutes();
        if (start == null || !found.supply().contains(MarketCalendar.day(start))) throw invalid("start");
        if (end == null || !end.isAfter(start) || end.isAfter(start.plus(LONGEST))) throw invalid("end");
        if (kwh == null || !isAmount(kwh)) throw invalid("kwh");
        var minutes = Duration.between(start, end).toMinutes();
        if (parking != null && (parking < 0 || parking > minutes)) throw invalid("parkingMinutes");
        var parked = Duration.ofMinutes(parking == null ? 0 : parking);
        var session = new Session(id, start, end, kwh.movePointRight(3).longValueExact(), parked);
        requireTaken(record(() -> extras.record(tenant, found.id(), session)), id);
    }

    private static boolean isAmount(BigDecimal amount) {
        return amount.signum() >= 0
                && amount.compareTo(MOST) <= 0
                && amount.stripTrailingZeros().scale() <= MAX_DECIMALS;
    }

    private interface Recording {
        Taken take();
    }

    private static Taken record(Recording recording) {
        try {
            return recording.take();
        } catch (IllegalArgumentException e) {
            throw invalid("reference");
        }
    }

    private static void requireTaken(Taken taken, String reference) {
        if (taken == Taken.REFUSED) throw ProblemException.conflict("retail.extra-taken", reference);
    }

    private static ProblemException invalid(String field) {
        return ProblemException.invalid("retail.extra-field", field);
    }

    private Contract contract(TenantId tenant, ContractId contract) {
        return contracts
                .find(tenant, contract)
                .orElseThrow(() -> ProblemException.notFound("retail.contract-unknown", contract));
    }
}
