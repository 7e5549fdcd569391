package org.stromlauf.metering;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.locations.Locations;
import org.stromlauf.metering.ValueUpload.Line;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenants;

/** Which locations a tenant may bring values of: those that he knows. */
@Component
class UploadCheck {

    private final Locations locations;
    private final Contracts contracts;
    private final Tenants tenants;

    UploadCheck(Locations locations, Contracts contracts, Tenants tenants) {
        this.locations = locations;
        this.contracts = contracts;
        this.tenants = tenants;
    }

    /** The market locations among those that lines name. */
    record Known(Set<MarketLocationId> markets) {

        /** Metering locations are known by their market location; what none belongs to is seen when it is delivered or billed. */
        void require(UploadedValue value) {
            if (!value.point().isMarketLocation()) return;
            if (markets.contains(MarketLocationId.of(value.point().id()))) return;
            throw new UploadLineException(
                    "location",
                    "Die Marktlokation " + value.point() + " ist nicht bekannt: zuerst anlegen oder anmelden");
        }
    }

    Known known(TenantId tenant, List<Line> lines) {
        var asked = new HashSet<MarketLocationId>();
        for (var line : lines) {
            var text = Objects.toString(line.fields().get("location"), "");
            if (text.matches("\\d{11}")) {
                try {
                    asked.add(MarketLocationId.of(text));
                } catch (IllegalArgumentException e) {
                    // Its line is told so when it is read.
                }
            }
        }
        if (tenants.get(tenant).role() != Role.SUPPLIER) {
            return new Known(locations.meteringOperators(tenant, asked).keySet());
        }
        var known = new HashSet<MarketLocationId>();
        contracts.at(tenant, asked).forEach(c -> known.add(c.location()));
        return new Known(known);
    }
}
