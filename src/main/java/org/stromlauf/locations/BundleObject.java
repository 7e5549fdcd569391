package org.stromlauf.locations;

import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.ControllableResourceId;
import org.stromlauf.shared.GridLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TechnicalResourceId;

/**
 * A grid location, technical or controllable resource of a bundle.
 *
 * @param id checked by its kind
 * @param meteringOperator who operates metering or control there; a technical resource has none
 */
public record BundleObject(Kind kind, String id, @Nullable MarketPartnerId meteringOperator) {

    /** What it is, with the code of LOC 3227 in UTILMD. */
    public enum Kind {
        /** Netzlokation. */
        GRID_LOCATION("Z18"),
        /** Steuerbare Ressource. */
        CONTROLLABLE_RESOURCE("Z19"),
        /** Technische Ressource. */
        TECHNICAL_RESOURCE("Z20");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public BundleObject {
        id = switch (kind) {
            case GRID_LOCATION -> GridLocationId.of(id).value();
            case CONTROLLABLE_RESOURCE -> ControllableResourceId.of(id).value();
            case TECHNICAL_RESOURCE -> TechnicalResourceId.of(id).value();
        };
    }
}
