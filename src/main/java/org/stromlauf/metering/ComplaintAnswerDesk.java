package org.stromlauf.metering;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.Locations;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.metering.ReceivedComplaints.Received;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** A metering operator answers complaints of values (17113): by the values themselves, or by a refusal (19114). */
@Component
public class ComplaintAnswerDesk {

    private final ReceivedComplaints complaints;
    private final Redelivery redelivery;
    private final Locations locations;
    private final Answering answering;
    private final Clock clock;

    ComplaintAnswerDesk(
            ReceivedComplaints complaints,
            Redelivery redelivery,
            Locations locations,
            Answering answering,
            Clock clock) {
        this.complaints = complaints;
        this.redelivery = redelivery;
        this.locations = locations;
        this.answering = answering;
        this.clock = clock;
    }

    /** How a refusal leaves and who is named in it. */
    @Component
    record Answering(MarketMessages market, ContactPerson contact) {}

    /**
     * Delivers what is missing if it is stored and who complains may have it.
     *
     * @return false when there is something to decide: doubted values, or values that are not there
     */
    @Transactional
    public boolean deliverMissing(TenantId tenant, UUID id) {
        var received = complaints.get(tenant, id);
        return received.complaints().stream().allMatch(Complaint::isMissing) && deliver(tenant, received);
    }

    /**
     * Delivers the stored values anew, whatever was complained of.
     *
     * @return false when they are not there
     */
    @Transactional
    public boolean deliver(TenantId tenant, UUID id) {
        return deliver(tenant, complaints.get(tenant, id));
    }

    private boolean deliver(TenantId tenant, Received received) {
        if (!redelivery.deliver(tenant, received, MarketCalendar.day(clock.instant()))) return false;
        complaints.answered(tenant, received.id(), "DELIVERED", null, clock.instant());
        return true;
    }

    /** @throws IllegalStateException when the tenant names no contact, which a refusal must */
    @Transactional
    public void refuse(TenantId tenant, UUID id, Refusal refusal, String note) {
        var received = complaints.get(tenant, id);
        var fields = Fields.builder();
        answering
                .contact()
                .of(tenant)
                .orElseThrow(() -> new IllegalStateException("Tenant " + tenant
                        + " has no contact for complaints of meter values: set " + ContactPerson.PHONE.key()))
                .values()
                .forEach(fields::put);
        fields.put("askedValues", received.asked().code())
                .put("orderNumber", received.document())
                .put("answerCode", refusal.code())
                .put("answerTree", tree(tenant, received.sender()));
        var unused = answering
                .market()
                .send(new MarketMessages.Outgoing(tenant, received.sender(), "19114", fields.build()));
        complaints.answered(tenant, id, refusal.name(), note, clock.instant());
    }

    /** ORDRSP AHB, 19114: S_0076 to a grid operator, S_0078 to a supplier. */
    private String tree(TenantId tenant, MarketPartnerId receiver) {
        return locations.grid(tenant).gridOperator().equals(receiver) ? "S_0076" : "S_0078";
    }

    /** German label → value, for the task's form. */
    @Transactional(readOnly = true)
    public Map<String, Object> facts(TenantId tenant, UUID id) {
        var received = complaints.get(tenant, id);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Absender", received.sender().value());
        facts.put("Meldepunkt", received.point().id());
        facts.put("Werte", received.asked().german());
        facts.put("Eingegangen", GermanFormat.day(MarketCalendar.day(received.receivedAt())));
        facts.put(
                "Frist",
                GermanFormat.day(MarketCalendar.day(
                        Complaint.answerDue(received.receivedAt()).minusSeconds(1))));
        var number = 0;
        for (var complaint : received.complaints()) facts.put("Reklamiert " + ++number, complaint.german());
        var hindrance = redelivery.hindrance(tenant, received);
        facts.put("Gespeicherte Werte", hindrance.orElse("vorhanden"));
        facts.put("Werte ansehen", "/api/tenants/" + tenant + "/meter-values/" + received.point());
        return facts;
    }
}
