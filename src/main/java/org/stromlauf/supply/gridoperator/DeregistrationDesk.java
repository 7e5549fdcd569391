package org.stromlauf.supply.gridoperator;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.Assignment;
import org.stromlauf.locations.AssignmentTimeline;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;

/** Answers suppliers who end supply (55004 by 55005 or 55006). */
@Service
public class DeregistrationDesk {

    private final Deregistrations deregistrations;
    private final Assignments assignments;
    private final Locations locations;
    private final Decisions decisions;
    private final MarketMessages market;
    private final Clock clock;

    DeregistrationDesk(
            Deregistrations deregistrations,
            Assignments assignments,
            Locations locations,
            Decisions decisions,
            MarketMessages market,
            Clock clock) {
        this.deregistrations = deregistrations;
        this.assignments = assignments;
        this.locations = locations;
        this.decisions = decisions;
        this.market = market;
        this.clock = clock;
    }

    /** @return false when the supplier has sent one under that number before: it is not taken again */
    @Transactional
    public boolean receive(Deregistration deregistration) {
        return deregistrations.add(deregistration);
    }

    public Deregistration get(TenantId tenant, UUID id) {
        return deregistrations.get(tenant, id);
    }

    /** The facts for E_0607, recorded. */
    @Transactional
    public DeregistrationFacts assess(TenantId tenant, UUID id) {
        var d = deregistrations.get(tenant, id);
        var facts = facts(d, assignments.timeline(tenant, d.location()));
        decisions.record(tenant, id, "E_0607", facts);
        return facts;
    }

    private DeregistrationFacts facts(Deregistration d, AssignmentTimeline timeline) {
        var status = locations.find(d.tenant(), d.location()).orElseThrow().status();
        var confirmed = deregistrations.confirmedReason(d);
        return new DeregistrationFacts(
                d.supplement().equals("ZAP"),
                status == MarketLocation.Status.DORMANT,
                !d.day().isBefore(MarketCalendar.earliestSupplyStart(d.receivedAt())),
                d.reason().equals("ZH2"),
                beginsThen(d, timeline),
                d.reason().equals("Z41"),
                fallbackWithinThreeMonths(d, timeline),
                endsThen(d, timeline),
                timeline.at(d.day())
                        .filter(a -> a.supplier().equals(d.supplier()))
                        .isPresent(),
                Deregistration.MOVED_OUT.contains(d.reason()),
                confirmed.filter(r -> !Deregistration.MOVED_OUT.contains(r)).isPresent(),
                !canEnd(d, timeline) && !endsThen(d, timeline));
    }

    private static boolean beginsThen(Deregistration d, AssignmentTimeline timeline) {
        return timeline.assignments().stream()
                .anyMatch(a -> isRegistered(a, d) && a.period().from().equals(d.day()));
    }

    private static boolean endsThen(Deregistration d, AssignmentTimeline timeline) {
        return timeline.assignments().stream()
                .anyMatch(a -> isRegistered(a, d) && d.day().equals(a.period().to()));
    }

    private static boolean fallbackWithinThreeMonths(Deregistration d, AssignmentTimeline timeline) {
        return timeline.assignments().stream()
                .filter(a -> a.isFallback() && a.supplier().equals(d.supplier()))
                .anyMatch(a -> a.period().from().isBefore(d.day())
                        && !a.period().from().isBefore(d.day().minusMonths(3)));
    }

    private static boolean canEnd(Deregistration d, AssignmentTimeline timeline) {
        if (d.isWithdrawal()) return beginsThen(d, timeline);
        return timeline.at(d.day().minusDays(1))
                .filter(a -> a.supplier().equals(d.supplier()))
                .isPresent();
    }

    private static boolean isRegistered(Assignment a, Deregistration d) {
        return !a.isFallback() && a.supplier().equals(d.supplier());
    }

    /** Ends or withdraws the assignment and confirms (55005), in one transaction; fallback supply follows. */
    @Transactional
    public void confirm(TenantId tenant, UUID id, String code) {
        var d = deregistrations.get(tenant, id);
        var timeline = assignments.timeline(tenant, d.location());
        var reason = "55004 " + d.transactionId();
        if (d.isWithdrawal()) {
            assignments.withdraw(tenant, d.location(), d.supplier(), d.day(), reason);
        } else if (!endsThen(d, timeline) && isRegisteredBefore(d, timeline)) {
            // The default supplier whose fallback supply ends stays responsible (§36 EnWG): nothing to change for him.
            assignments.end(tenant, d.location(), d.supplier(), d.day(), reason);
        }
        deregistrations.answered(d, code, clock.instant());
        var day = MarketCalendar.startOfDay(d.day());
        answer(d, "55005", code, Fields.builder().put(d.isWithdrawal() ? "supplyStart" : "supplyEnd", day));
    }

    private static boolean isRegisteredBefore(Deregistration d, AssignmentTimeline timeline) {
        return timeline.at(d.day().minusDays(1)).filter(a -> isRegistered(a, d)).isPresent();
    }

    /** Rejects (55006). */
    @Transactional
    public void reject(TenantId tenant, UUID id, String code) {
        var d = deregistrations.get(tenant, id);
        deregistrations.answered(d, code, clock.instant());
        var fields = Fields.builder();
        if (code.equals("A99")) {
            fields.put("note", "Der Lieferant ist der Marktlokation zu diesem Tag nicht zugeordnet: " + d.day());
        }
        answer(d, "55006", code, fields);
    }

    private void answer(Deregistration d, String pid, String code, Fields.Builder fields) {
        fields.put("transactionId", market.nextTransactionId(d.tenant()))
                .put("requestTransactionId", d.transactionId())
                .put("transactionReason", d.reason())
                .put("answerCode", code)
                .put("answerTree", "E_0607");
        var unused = market.send(new MarketMessages.Outgoing(
                d.tenant(),
                d.supplier(),
                pid,
                Fields.builder().add("transactions", fields.build()).build()));
    }
}
