package org.stromlauf.marketcomm;

import org.springframework.stereotype.Component;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.Finding;
import org.stromlauf.marketcomm.Clearing.Reason;
import org.stromlauf.shared.MarketPartnerId;

/** Makes a case of an envelope that is acknowledged as the rules ask for, but that somebody has to look at. */
@Component
class EnvelopeCases {

    private static final String PARTIES_DIFFER = "PARTY_DIFFERS_FROM_ENVELOPE";

    private final PartnerDirectory partners;
    private final Clearings clearings;

    EnvelopeCases(PartnerDirectory partners, Clearings clearings) {
        this.partners = partners;
        this.clearings = clearings;
    }

    /** Nobody can be answered by CONTRL: whoever sent it is to be told by other means, and sends it anew. */
    void unreadable(JournalledInterchange row) {
        clearings.open(
                Reason.UNREADABLE,
                row,
                row.size() + " Byte ohne lesbares UNB-Segment, eingegangen über " + row.channel());
    }

    /** It is for another (CONTRL 7): a channel leads to the wrong place, here or at the partner's. */
    void refused(JournalledInterchange row, Finding refusal) {
        if (!refusal.code().equals(EnvelopeCheck.RECEIVER_WRONG)) return;
        clearings.open(Reason.RECEIVER_WRONG, row, "UNB nennt den Empfänger " + refusal.found());
    }

    /** Whoever keeps the rules may begin to write to us: it is taken, and he is to be entered. One case a partner. */
    void taken(JournalledInterchange row, MarketPartnerId sender) {
        if (partners.find(row.tenant(), sender).isPresent()) return;
        clearings.open(Reason.SENDER_UNKNOWN, row, "Marktpartner " + sender, sender.value());
    }

    /** No code of CONTRL or APERAK says so (GENERAL: UNB and NAD name the same); the envelope's sender counts. */
    void partiesDiffer(JournalledInterchange row, CheckedMessage message) {
        message.findings().stream()
                .filter(f -> f.code().equals(PARTIES_DIFFER))
                .findFirst()
                .ifPresent(f -> clearings.open(
                        Reason.PARTIES_DIFFER,
                        row,
                        "Nachricht " + message.reference() + " nennt " + f.found() + ", UNB " + f.expected()));
    }
}
