package org.stromlauf.metering;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** The metering locations of which a supplier was told for his supply; he keeps no other master data of them. */
interface SuppliedMeters {

    /** The only one of a market location on a day; empty where there are several, or none was told. */
    Optional<MeteringLocationId> only(TenantId tenant, MarketLocationId location, LocalDate day);

    /** By contracts. */
    @Component
    record OfContracts(Contracts contracts, LocationRecords records) implements SuppliedMeters {

        @Override
        public Optional<MeteringLocationId> only(TenantId tenant, MarketLocationId location, LocalDate day) {
            var points = contracts.at(tenant, List.of(location)).stream()
                    .filter(c -> c.supply().contains(day))
                    .flatMap(c -> records.meteringPoints(tenant, c.id()).stream())
                    .map(MeteringPoint::location)
                    .distinct()
                    .toList();
            return points.size() == 1 ? Optional.of(points.get(0)) : Optional.empty();
        }
    }
}
