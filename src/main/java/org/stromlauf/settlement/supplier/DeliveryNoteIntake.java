package org.stromlauf.settlement.supplier;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.stromlauf.metering.EnergyQuantity;
import org.stromlauf.metering.EnergyQuantity.Kind;
import org.stromlauf.metering.MeterValuesReceived;
import org.stromlauf.settlement.SettlementDays;
import org.stromlauf.settlement.supplier.ReceivedNote.State;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.workflow.Processes;

/**
 * Compares delivery notes with what the metering operator told (E_0456). A note for which his values are missing waits for them,
 * as a case, because only a clerk can complain about them.
 */
@Component
class DeliveryNoteIntake {

    /** GPKE part 2, 3.3. */
    private static final int ANSWER_WORKING_DAYS = 2;

    private final Tenants tenants;
    private final ReceivedNotes notes;
    private final NoteKnowledge knowledge;
    private final SettlementDays days;
    private final Cases cases;

    DeliveryNoteIntake(
            Tenants tenants, ReceivedNotes notes, NoteKnowledge knowledge, SettlementDays days, Cases cases) {
        this.tenants = tenants;
        this.notes = notes;
        this.knowledge = knowledge;
        this.days = days;
        this.cases = cases;
    }

    /** What a case of the supplier is made with. */
    @Component
    record Cases(Processes processes, IdGenerator ids, Clock clock) {}

    @EventListener
    void take(MeterValuesReceived event) {
        if (!event.pid().equals("13019") && !event.pid().equals("13006")) return;
        if (!event.point().isMarketLocation()) return;
        if (tenants.get(event.tenant()).role() != Role.SUPPLIER) return;
        var location = MarketLocationId.of(event.point().id());
        var known = knowledge.of(event.tenant(), location);
        var told = known.stream()
                .filter(q -> q.kind() == Kind.DELIVERY_NOTE)
                .filter(q -> q.provenance().message().equals(event.provenance().message()))
                .toList();
        if (told.isEmpty()) decideOpen(event.tenant(), location, known);
        else receive(event.tenant(), location, told, known);
    }

    private void receive(
            TenantId tenant, MarketLocationId location, List<EnergyQuantity> told, List<EnergyQuantity> known) {
        var document = told.get(0).provenance();
        if (notes.find(tenant, document.sender(), document.reference()).isPresent()) return;
        var now = cases.clock().instant();
        var note = new ReceivedNote(
                tenant,
                cases.ids().next(),
                document.sender(),
                document.reference(),
                location,
                DeliveryNoteTree.span(told),
                now,
                MarketCalendar.workingDayAfter(MarketCalendar.day(now), ANSWER_WORKING_DAYS),
                State.OPEN,
                null,
                null);
        notes.add(note);
        if (!decide(note, told, known)) openCase(note);
    }

    /** Values came, or a note was withdrawn: what waited may be decided now. */
    private void decideOpen(TenantId tenant, MarketLocationId location, List<EnergyQuantity> known) {
        for (var note : notes.open(tenant, location)) {
            var told = NoteKnowledge.parts(known, note);
            if (told.isEmpty()) notes.state(tenant, note.id(), State.SILENT);
            if (told.isEmpty() || decide(note, told, known)) {
                var unused = cases.processes()
                        .correlate(tenant, "Msg_DeliveryNoteDecided", note.id().toString(), Map.of());
            }
        }
    }

    private boolean decide(ReceivedNote note, List<EnergyQuantity> told, List<EnergyQuantity> known) {
        var today = MarketCalendar.day(cases.clock().instant());
        var answer = DeliveryNoteTree.decide(told, known, today);
        answer.ifPresent(a -> {
            notes.decide(note, a);
            days.planSoon(note.tenant(), GridBillAnswers.WORK);
        });
        return answer.isPresent();
    }

    private void openCase(ReceivedNote note) {
        var due = Date.from(MarketCalendar.startOfDay(note.answerDue().plusDays(1)));
        cases.processes().start(note.tenant(), "DeliveryNoteCheck", note.id().toString(), Map.of("answerDueAt", due));
    }
}
