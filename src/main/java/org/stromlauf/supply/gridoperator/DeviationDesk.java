package org.stromlauf.supply.gridoperator;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.edifact.Fields;
import org.stromlauf.locations.Locations;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/** Answers suppliers whose billing or balancing data deviate from ours (21047), and sends corrected data. */
@Service
public class DeviationDesk {

    /** Cluster "Änderung der Daten" and "keine Änderung der Daten" of E_0619 and E_0620, with the status that goes with it. */
    private enum Answer {
        CHANGE("A01", "Z47"),
        KEEP("A02", "Z48");

        private final String code;
        private final String status;

        Answer(String code, String status) {
            this.code = code;
            this.status = status;
        }
    }

    private final Deviations deviations;
    private final Registrations registrations;
    private final MasterDataMessages masterData;
    private final BalancingAuthorisations authorisations;
    private final Locations locations;
    private final MarketMessages market;
    private final IdGenerator ids;
    private final Clock clock;

    DeviationDesk(
            Deviations deviations,
            Registrations registrations,
            MasterDataMessages masterData,
            BalancingAuthorisations authorisations,
            Locations locations,
            MarketMessages market,
            IdGenerator ids,
            Clock clock) {
        this.deviations = deviations;
        this.registrations = registrations;
        this.masterData = masterData;
        this.authorisations = authorisations;
        this.locations = locations;
        this.market = market;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return empty when the location is not ours */
    @Transactional
    public Optional<Deviation> receive(ReceivedMessage message) {
        var transaction = message.transaction();
        var location = MarketLocationId.of(transaction.get("marketLocation"));
        if (locations.find(message.tenant(), location).isEmpty()) return Optional.empty();
        var deviation = new Deviation(
                ids.next(),
                message.tenant(),
                message.sender(),
                message.pid(),
                transaction.get("transactionId"),
                location,
                message.receivedAt(),
                expected(transaction, "balancingGroup"),
                expected(transaction, "gridUsePayer"),
                null);
        deviations.add(deviation);
        return Optional.of(deviation);
    }

    private static @org.jspecify.annotations.Nullable String expected(Fields transaction, String name) {
        return transaction.groups("marketLocationData").stream()
                .flatMap(g -> g.find(name).stream())
                .findFirst()
                .orElse(null);
    }

    public Deviation get(TenantId tenant, UUID id) {
        return deviations.get(tenant, id);
    }

    /**
     * Sends 21047: with A01 the data are sent again (55126 with the balancing group that the supplier expects, 55218 as they now
     * are), with A02 ours hold.
     *
     * @param note what the supplier is told; the message requires it (FTX+ACB)
     * @throws IllegalStateException when he may not use the balancing group, or never registered: then nothing can be sent again
     */
    @Transactional
    public void answer(TenantId tenant, UUID id, boolean change, String note) {
        var deviation = deviations.get(tenant, id);
        var answer = change ? Answer.CHANGE : Answer.KEEP;
        deviations.answered(deviation, answer.code, clock.instant());
        var unused = market.send(new MarketMessages.Outgoing(
                tenant, deviation.supplier(), "21047", processingState(deviation, answer, note)));
        if (change) sendAgain(deviation);
    }

    private static Fields processingState(Deviation deviation, Answer answer, String note) {
        var status = Fields.builder()
                .put("statusKind", "Z43")
                .put("status", answer.status)
                .put("answerCode", answer.code)
                .put("answerTree", deviation.tree())
                // RFF+ACW is here the Vorgangsnummer of the UTILMD (hint 535).
                .put("deliveryNoteNumber", deviation.transactionId())
                .put("note", note)
                .build();
        return Fields.builder()
                .add(
                        "transactions",
                        Fields.builder()
                                .put("transactionId", "1")
                                .add("statuses", status)
                                .build())
                .build();
    }

    private void sendAgain(Deviation d) {
        var registration = registrations
                .lastConfirmed(d.tenant(), d.location(), d.supplier())
                .orElseThrow(
                        () -> new IllegalStateException("Zu " + d.location() + " gibt es keine bestätigte Anmeldung"
                                + " des Lieferanten " + d.supplier() + ": " + d.questioned()
                                + " kann nicht erneut gesendet werden; lehnen Sie die Änderung ab"));
        var group = d.balancingGroup();
        if (group != null) {
            if (!authorisations.of(d.tenant(), d.supplier()).contains(group)) {
                throw new IllegalStateException("Lieferant " + d.supplier() + " ist für den Bilanzkreis " + group
                        + " nicht ermächtigt: erst die Zuordnungsermächtigung erfassen oder die Änderung ablehnen");
            }
            registrations.moveToBalancingGroup(registration, group);
        }
        masterData.sendAgain(registrations.get(d.tenant(), registration.id()), d.questioned());
    }
}
