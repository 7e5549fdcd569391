package org.stromlauf.metering;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.RoutineDeliveries;
import org.stromlauf.metering.Complaints.Case;
import org.stromlauf.metering.Complaints.Position;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.Processes;

/**
 * Complains of missing or doubted values at metering operators (17113), as supplier or grid operator, and learns what became of
 * it. A case has one metering operator and kind of values, and as many positions as there are: one instance, never one a value.
 */
@Component
public class ComplaintDesk implements AwaitedValues {

    static final String MISSING = "MissingMeterData";
    static final String DOUBTED = "MeterDataComplaint";
    private static final String VALUES_ARRIVED = "Msg_ValuesArrived";
    private static final String COMPLAINT_REFUSED = "Msg_ComplaintRefused";
    private static final String PID = "17113";
    private static final int DOCUMENT_LENGTH = 16;

    private final Complaints complaints;
    private final MissingValues missing;
    private final Processes processes;
    private final Sending sending;
    private final Clock clock;

    ComplaintDesk(Complaints complaints, MissingValues missing, Processes processes, Sending sending, Clock clock) {
        this.complaints = complaints;
        this.missing = missing;
        this.processes = processes;
        this.sending = sending;
        this.clock = clock;
    }

    /** How messages leave, who is named in them and what they are called. */
    @Component
    record Sending(RoutineDeliveries deliveries, ContactPerson contact, IdGenerator ids) {}

    /** What is complained of to whom. */
    record Group(String process, MarketPartnerId operator, AskedValues asked, List<Complaint> complaints) {}

    /** @return the case; empty when all of it is complained of already */
    Optional<UUID> open(TenantId tenant, Group group) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = sending.ids().next();
        complaints.open(tenant, new Case(id, group.process(), group.operator(), group.asked(), now));
        if (complaints.add(tenant, id, group.complaints()) == 0) {
            complaints.close(tenant, id, "GIVEN_UP", "Bereits reklamiert", now);
            return Optional.empty();
        }
        processes.start(tenant, group.process(), id.toString(), Map.of());
        return Optional.of(id);
    }

    /**
     * Sends what the case still waits for, a message a position in one interchange.
     *
     * @return until when it is answered; empty when nothing was sent because the tenant names no contact
     */
    @Transactional
    public Optional<Instant> send(TenantId tenant, UUID caseId) {
        var contact = sending.contact().of(tenant);
        if (contact.isEmpty()) return Optional.empty();
        var open = complaints.unsettled(tenant, caseId);
        var asked = complaints.get(tenant, caseId);
        var documents = new ArrayList<String>();
        var messages = new ArrayList<Fields>();
        for (var position : open) {
            var document = sending.ids().nextReference(DOCUMENT_LENGTH);
            documents.add(document);
            messages.add(message(asked.asked(), position.complaint(), document, contact.get()));
        }
        if (!open.isEmpty()) {
            var unused = sending.deliveries()
                    .sendAll(new RoutineDeliveries.OutgoingBundle(tenant, asked.operator(), PID, messages));
            complaints.sent(tenant, caseId, open, documents);
        }
        return Optional.of(Complaint.answerDue(clock.instant()));
    }

    private static Fields message(AskedValues asked, Complaint complaint, String document, Fields contact) {
        var position = Fields.builder()
                .put("obis", complaint.obis())
                .put("complaint", complaint.grounds().code());
        var remark = complaint.remark();
        if (remark != null) position.put("complaintNote", remark);
        if (asked == AskedValues.READING) position.put("usedAt", complaint.from());
        else position.put("from", complaint.from()).put("to", complaint.to());
        var fields = Fields.builder()
                .put("documentNumber", document)
                .put("askedValues", asked.code())
                .put("marketLocation", complaint.point().id());
        contact.values().forEach(fields::put);
        var complained = complaint.document();
        if (complained != null) fields.put("complainedDocumentNumber", complained);
        return fields.add("positions", position.build()).build();
    }

    /** 19114. @return false when that partner was sent no such complaint */
    boolean refused(TenantId tenant, MarketPartnerId operator, String document, String code) {
        var caseId = complaints.refused(tenant, operator, document, code);
        // A case worker who has it already sees nothing new happen.
        caseId.ifPresent(id -> {
            var unused = processes.correlate(tenant, COMPLAINT_REFUSED, id.toString(), Map.of());
        });
        return caseId.isPresent();
    }

    /** Cases that wait for nothing else end. */
    @Override
    public void arrived(TenantId tenant, Collection<ReportingPoint> points) {
        end(tenant, missing.settle(tenant, points, clock.instant()));
    }

    /** The same of everything that is open. */
    void arrived(TenantId tenant) {
        end(tenant, missing.settleAll(tenant, clock.instant()));
    }

    private void end(TenantId tenant, List<UUID> done) {
        for (var id : done) {
            // What is not sent yet does not wait either: the next day looks at it again.
            if (processes.correlate(tenant, VALUES_ARRIVED, id.toString(), Map.of())) {
                complaints.close(tenant, id, "ARRIVED", null, clock.instant());
            }
        }
    }

    /** Nobody waits any more. */
    @Transactional
    public void giveUp(TenantId tenant, UUID caseId, String note) {
        complaints.close(tenant, caseId, "GIVEN_UP", note, clock.instant());
    }

    private static final int SHOWN = 20;

    /** German label → value, for the task's form. */
    @Transactional(readOnly = true)
    public Map<String, Object> facts(TenantId tenant, UUID caseId) {
        var asked = complaints.get(tenant, caseId);
        var open = complaints.unsettled(tenant, caseId);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Messstellenbetreiber", asked.operator().value());
        facts.put("Werte", asked.asked().german());
        facts.put("Offen", open.size());
        if (sending.contact().of(tenant).isEmpty()) {
            facts.put("Nicht reklamiert", "Es ist kein Ansprechpartner hinterlegt: " + ContactPerson.PHONE.key());
        }
        open.stream().limit(SHOWN).forEach(p -> facts.put("Nr. " + p.number(), line(p)));
        if (open.size() > SHOWN) facts.put("Weitere", open.size() - SHOWN);
        return facts;
    }

    private static String line(Position position) {
        var code = position.answerCode();
        var answer = code == null ? "" : " – abgelehnt: " + Refusal.german(code);
        return position.complaint().german() + answer;
    }
}
