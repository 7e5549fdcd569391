package org.stromlauf.settlement.gridoperator;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stromlauf.settlement.DeliveredEnergy;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/**
 * The grid use of a location in a period, from the metering operator's quantity to the supplier's payment advice.
 *
 * @param finalBill whether the supply ended with the period (Abschlussrechnung, else Turnusrechnung)
 * @param energy what the metering operator measured
 * @param source his document
 * @param question why a case worker has to look at it, null while all goes its way
 */
public record GridBill(
        TenantId tenant,
        UUID id,
        MarketLocationId location,
        MarketPartnerId supplier,
        DateRange period,
        boolean finalBill,
        Energy energy,
        String source,
        State state,
        @Nullable Note note,
        @Nullable Invoice invoice,
        @Nullable Question question) {

    /** How far it is. */
    public enum State {
        /** The quantity has come. */
        DUE,
        /** The delivery note (13019 Z41) has left. */
        NOTE_SENT,
        /** The supplier agreed (21035), or the grid operator upholds it. */
        NOTE_ACCEPTED,
        NOTE_REJECTED,
        /** The invoice (31002) has left. */
        INVOICED,
        /** The supplier will pay (33001). */
        ADVISED,
        /** The supplier will not pay (33002 to 33004). */
        REJECTED,
        /** Ended by a case worker without payment. */
        CLOSED
    }

    /**
     * @param number of the document
     * @param answerDue last day of the supplier's answer; after it silence is agreement (GPKE part 2, 3.3)
     */
    public record Note(String number, LocalDate answerDue) {}

    /** @param adviceDue last day of the supplier's payment advice */
    public record Invoice(
            String number, LocalDate date, LocalDate dueOn, LocalDate adviceDue, Money net, Money vat, Money gross) {}

    /** What makes a bill a case. */
    public enum Question {
        PRICE_MISSING("Für eine Artikel-ID fehlt im Abrechnungszeitraum ein Preis"),
        PARTY_UNKNOWN("Name und Anschrift eines Marktpartners sind für die Rechnung nicht hinterlegt"),
        SUPPLIER_CHANGED("Der Lieferant ist der Marktlokation nicht im ganzen Zeitraum zugeordnet"),
        QUANTITY_CHANGED("Der Messstellenbetreiber hat die Energiemenge geändert oder zurückgenommen"),
        NOTE_REJECTED("Der Lieferant hat den Lieferschein abgelehnt"),
        BILL_REJECTED("Der Lieferant hat die Rechnung abgelehnt"),
        ADVICE_MISSING("Das Zahlungsavis des Lieferanten fehlt nach Ablauf der Frist");

        private final String german;

        Question(String german) {
            this.german = german;
        }

        public String german() {
            return german;
        }
    }

    public DeliveredEnergy delivered() {
        return new DeliveredEnergy(period, energy);
    }

    public boolean isInvoiced() {
        return invoice != null;
    }
}
