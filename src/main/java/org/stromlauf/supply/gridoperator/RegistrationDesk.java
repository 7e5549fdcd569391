package org.stromlauf.supply.gridoperator;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.locations.Assignment;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.Locations;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Answers suppliers who register for a market location, and tells those whom a confirmed registration concerns. */
@Service
public class RegistrationDesk {

    private final Registrations registrations;
    private final RegistrationAssessment assessment;
    private final Assignments assignments;
    private final RegistrationMessages messages;
    private final Decisions decisions;
    private final Locations locations;
    private final Clock clock;

    RegistrationDesk(
            Registrations registrations,
            RegistrationAssessment assessment,
            Assignments assignments,
            RegistrationMessages messages,
            Decisions decisions,
            Locations locations,
            Clock clock) {
        this.registrations = registrations;
        this.assessment = assessment;
        this.assignments = assignments;
        this.messages = messages;
        this.decisions = decisions;
        this.locations = locations;
        this.clock = clock;
    }

    /** @return false when the supplier has sent one under that number before: it is not taken again */
    @Transactional
    public boolean receive(Registration registration) {
        return registrations.add(registration);
    }

    public Registration get(TenantId tenant, UUID id) {
        return registrations.get(tenant, id);
    }

    public Optional<Registration> findByInquiry(TenantId tenant, String transactionId) {
        return registrations.findByInquiry(tenant, transactionId);
    }

    /** The facts for E_0622, recorded. */
    @Transactional
    public RegistrationFacts assess(TenantId tenant, UUID id) {
        var facts = assessment.facts(registrations.get(tenant, id));
        decisions.record(tenant, id, "E_0622", facts);
        return facts;
    }

    /**
     * Who is assigned by registration on the day of the start, also when it is the same supplier. Fallback supply that only
     * fills a gap is nobody to be asked (MARKET C: after 55005 no 55036 and 55010).
     */
    public Optional<MarketPartnerId> supplierToAsk(TenantId tenant, UUID id) {
        var r = registrations.get(tenant, id);
        return assignments
                .at(tenant, r.location(), r.period().from())
                .filter(a -> !a.isFallback())
                .map(Assignment::supplier);
    }

    /** 55036 to the new supplier and 55010 to the previous one. */
    @Transactional
    public void ask(TenantId tenant, UUID id) {
        var r = registrations.get(tenant, id);
        var previous = supplierToAsk(tenant, id)
                .orElseThrow(() -> new IllegalStateException("Nobody is assigned to " + r.location()));
        registrations.asked(r, previous, messages.ask(r, previous));
    }

    /** Notes what the previous supplier answered; the first answer counts. */
    @Transactional
    public void previousSupplierAnswered(Registration registration, Registration.Answer answer) {
        registrations.previousSupplierAnswered(registration, answer);
    }

    /** The facts for E_0623, recorded. */
    @Transactional
    public SupplyStartFacts weigh(TenantId tenant, UUID id) {
        var r = registrations.get(tenant, id);
        var inquiry = r.inquiry();
        var answer = inquiry == null ? null : inquiry.answer();
        var inTime = answer != null && !answer.receivedAt().isAfter(r.limits().silenceIsConsentAt());
        var facts = new SupplyStartFacts(
                inquiry != null,
                inTime,
                inTime && answer != null && answer.objected(),
                inTime && answer != null ? answer.code() : "",
                isBeforeLocation(r));
        decisions.record(tenant, id, "E_0623", facts);
        return facts;
    }

    /** Assigns the supplier and confirms (55002), in one transaction; notes whom it concerns. */
    @Transactional
    public void confirm(TenantId tenant, UUID id, String code) {
        var r = registrations.get(tenant, id);
        var change = assignments.assign(tenant, r.location(), r.supplier(), r.period(), "55001 " + r.transactionId());
        registrations.answered(r, code, "E_0623", clock.instant());
        messages.confirm(r, code);
        for (var ended : change.shortened()) {
            notice(r, "55037", ended.supplier(), r.period().from());
        }
        for (var cancelled : change.cancelled()) {
            notice(r, "55038", cancelled.supplier(), cancelled.period().from());
        }
        if (r.isMoveIn()) locations.movedIn(tenant, r.location(), r.customer());
    }

    private void notice(Registration r, String pid, MarketPartnerId supplier, LocalDate day) {
        registrations.addNotice(r, new Registrations.Notice(pid, supplier, day));
    }

    /** Rejects (55003) with a code of E_0622 or E_0623. */
    @Transactional
    public void reject(TenantId tenant, UUID id, String code) {
        var r = registrations.get(tenant, id);
        var tree = r.inquiry() != null || code.equals("A99") ? "E_0623" : "E_0622";
        registrations.answered(r, code, tree, clock.instant());
        messages.reject(r, new RegistrationMessages.Rejection(code, tree, note(r, code), inProgress(r, code)));
    }

    /** 55037 and 55038 to other suppliers, then all data to the new one and his assignment to the metering operator. */
    @Transactional
    public void inform(TenantId tenant, UUID id) {
        var r = registrations.get(tenant, id);
        for (var notice : registrations.notices(r)) messages.tell(r, notice);
        messages.sendData(r);
    }

    private Optional<Registration> inProgress(Registration r, String code) {
        return code.equals("A06") ? registrations.inProgressBefore(r) : Optional.empty();
    }

    private String note(Registration r, String code) {
        if (code.equals("A99")) {
            return "Die Marktlokation besteht erst ab einem späteren Tag als dem "
                    + r.period().from();
        }
        return "";
    }

    /** The only problem that the tree does not specify and that can occur here: the start lies before the location's first day. */
    private boolean isBeforeLocation(Registration r) {
        return r.period()
                .from()
                .isBefore(assignments.timeline(r.tenant(), r.location()).firstDay());
    }
}
