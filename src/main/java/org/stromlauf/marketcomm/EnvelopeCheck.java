package org.stromlauf.marketcomm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.Finding;
import org.stromlauf.marketcomm.JournalledInterchange.State;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.tenancy.Tenant;

/** Holds an envelope to what only its receiver knows. */
@Component
class EnvelopeCheck {

    static final String RECEIVER_WRONG = "RECEIVER_WRONG";

    private final Interchanges interchanges;

    EnvelopeCheck(Interchanges interchanges) {
        this.interchanges = interchanges;
    }

    /** What only the receiver knows of an envelope: that it is for another, or that it came before. */
    @Nullable
    Finding refusal(Tenant tenant, CheckedInterchange checked) {
        var envelope = checked.envelope();
        if (envelope == null) return null;
        if (!envelope.receiver().equals(tenant.marketPartnerId().value())) {
            // CONTRL 7: interchange recipient not actual.
            return ofEnvelope(RECEIVER_WRONG, "7", tenant.marketPartnerId().value(), envelope.receiver());
        }
        if (interchanges.wasTaken(tenant.id(), MarketPartnerId.of(envelope.sender()), envelope.reference())) {
            // CONTRL 26: duplicate interchange, by sender and UNB 0020.
            return ofEnvelope("DUPLICATE", "26", null, envelope.reference());
        }
        return null;
    }

    static State stateAfter(Finding refusal) {
        return refusal.code().equals("DUPLICATE") ? State.DUPLICATE : State.REJECTED;
    }

    private static Finding ofEnvelope(String code, String contrl, @Nullable String expected, String found) {
        return new Finding(
                Finding.Layer.ENVELOPE,
                Finding.Severity.ERROR,
                code,
                contrl,
                null,
                null,
                "UNB",
                null,
                null,
                null,
                null,
                expected,
                found,
                null);
    }

    static CheckedInterchange withFinding(CheckedInterchange checked, Finding finding) {
        return new CheckedInterchange(checked.envelope(), List.of(finding), List.of());
    }
}
