package org.stromlauf.marketcomm;

import java.time.Instant;
import java.util.UUID;
import org.stromlauf.shared.TenantId;

/** Something in market communication that a case worker has to clear (Klärfall). */
public record Clearing(
        TenantId tenant, UUID id, Reason reason, Subject subject, UUID subjectId, String detail, Instant openedAt) {

    /** What it is about. */
    public enum Subject {
        INTERCHANGE,
        TRANSACTION,
        DELIVERY
    }

    /** Why nothing went on by itself, in the words that a case worker reads. */
    public enum Reason {
        UNEXPECTED("Nachricht passt zu keinem laufenden Vorgang"),
        NO_HANDLER("Für diesen Prüfidentifikator ist in dieser Rolle keine Verarbeitung eingerichtet"),
        NOT_UNDERSTOOD("Der Nachricht fehlt eine Angabe, ohne die sie nicht verarbeitet werden kann"),
        HANDLING_FAILED("Verarbeitung ist wiederholt fehlgeschlagen"),
        HELD_TOO_LONG("Seit mehr als einem Tag wartet kein Vorgang auf diese Nachricht"),
        ACKNOWLEDGEMENT_MISSING("Quittung des Marktpartners fehlt nach Ablauf der Frist"),
        MESSAGE_REJECTED("Marktpartner hat die Nachricht abgelehnt"),
        DELIVERY_FAILED("Übertragungsdatei konnte nicht zugestellt werden"),
        SENDER_UNKNOWN("Absender ist nicht als Marktpartner erfasst; die Nachrichten sind angenommen"),
        RECEIVER_WRONG("Übertragungsdatei ist an einen anderen Empfänger gerichtet und mit CONTRL abgelehnt"),
        UNREADABLE("Übertragungsdatei ist nicht lesbar; niemand kann sie quittieren"),
        PARTIES_DIFFER("Absender oder Empfänger der Nachricht ist ein anderer als der der Übertragungsdatei"),
        CHECK_FAILED("Prüfung der Übertragungsdatei ist wiederholt fehlgeschlagen"),
        ANSWER_FAILED("Quittung (APERAK) zu der Übertragungsdatei konnte wiederholt nicht versandt werden");

        private final String german;

        Reason(String german) {
            this.german = german;
        }

        public String german() {
            return german;
        }
    }
}
