package org.stromlauf.retail;

import java.time.LocalDate;
import org.stromlauf.contracts.ContractId;

/**
 * Values that a contract lacks although the metering operator's limit is over.
 *
 * @param day at whose beginning the meter was to be read; a year after supply began for a yearly reading
 * @param noticedOn when it was noticed
 */
public record MissingReading(ContractId contract, Kind kind, LocalDate day, LocalDate noticedOn) {

    /** Which values are missing. */
    public enum Kind {
        /** The reading at the start of supply (13017). */
        START("Zählerstand zum Lieferbeginn"),
        /** The energy of a year (13019). */
        YEARLY("Energiemenge der Jahresablesung"),
        /** The energy until the end of supply (13019). */
        END("Energiemenge bis zum Lieferende");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** In German, for a case worker. */
        public String label() {
            return label;
        }
    }
}
