package org.stromlauf.metering;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.SuppliedLocations;
import org.stromlauf.locations.SuppliedLocations.Supply;
import org.stromlauf.marketcomm.RoutineDeliveries;
import org.stromlauf.metering.MeterSource.Round;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;

/**
 * Tells supplier and grid operator the quarter hours of intelligently measured locations: those of yesterday until 11:00 (WiM
 * part 2, table 2.5.5), and again those that changed since. A load profile is replaced without being withdrawn: 13006 names no
 * BGM Z48 (MSCONS AHB).
 */
@Component
class ProfileDeliveries {

    private final Locations locations;
    private final SuppliedLocations supplied;
    private final MeterSource source;
    private final RoutineDeliveries deliveries;

    ProfileDeliveries(
            Locations locations, SuppliedLocations supplied, MeterSource source, RoutineDeliveries deliveries) {
        this.locations = locations;
        this.supplied = supplied;
        this.source = source;
        this.deliveries = deliveries;
    }

    /** @return how many messages left */
    int deliver(Round round) {
        var parcels = new Parcels();
        var tenant = round.tenant();
        var yesterday = round.today().minusDays(1);
        var supplies = supplied.measuredIntelligentlyOn(tenant, yesterday);
        for (var supply : supplies) add(parcels, tenant, supply, yesterday, round.today());
        var revised = new LinkedHashMap<LocalDate, Set<MarketLocationId>>();
        for (var revision :
                source.revisions(round, supplies.stream().map(Supply::location).toList())) {
            if (!revision.day().isBefore(yesterday)) continue;
            revised.computeIfAbsent(revision.day(), d -> new LinkedHashSet<>()).add(revision.location());
        }
        // Who was supplied on that day is told, whether he still is or not.
        revised.forEach((day, changed) -> supplied.measuredIntelligentlyOn(tenant, day).stream()
                .filter(s -> changed.contains(s.location()))
                .forEach(s -> add(parcels, tenant, s, day, round.today())));
        return parcels.send(tenant, deliveries);
    }

    private void add(Parcels parcels, TenantId tenant, Supply supply, LocalDate day, LocalDate today) {
        var bundle = locations.bundle(tenant, supply.location(), day);
        var hours = source.quarterHours(new MeterSource.Question(tenant, bundle, day, today));
        if (hours.isEmpty()) return;
        var message =
                DeliveryMessages.profile(supply.location(), bundle.market().isConsumption(), hours.get());
        for (var receiver : List.of(supply.supplier(), locations.grid(tenant).gridOperator())) {
            parcels.add(receiver, MeterValueReader.PROFILE, message);
        }
    }

    /** The locations whose quarter hours of yesterday are owed and not there. */
    List<MarketLocationId> missing(TenantId tenant, LocalDate today) {
        var yesterday = today.minusDays(1);
        return supplied.measuredIntelligentlyOn(tenant, yesterday).stream()
                .map(Supply::location)
                .filter(location -> !isThere(tenant, location, yesterday, today))
                .toList();
    }

    /**
     * Tells a day to all who are owed it.
     *
     * @return false while it is not there
     */
    boolean tell(TenantId tenant, MarketLocationId location, LocalDate day, LocalDate today) {
        if (!isThere(tenant, location, day, today)) return false;
        var parcels = new Parcels();
        supplied.measuredIntelligentlyOn(tenant, day).stream()
                .filter(s -> s.location().equals(location))
                .forEach(s -> add(parcels, tenant, s, day, today));
        int unused = parcels.send(tenant, deliveries);
        return true;
    }

    boolean isThere(TenantId tenant, MarketLocationId location, LocalDate day, LocalDate today) {
        var bundle = locations.bundle(tenant, location, day);
        return source.quarterHours(new MeterSource.Question(tenant, bundle, day, today))
                .isPresent();
    }

    /** Tells a day anew to a partner who asked for it. */
    void tell(TenantId tenant, MarketLocationId location, LocalDate day, Redelivery.To to) {
        var bundle = locations.bundle(tenant, location, day);
        var hours = source.quarterHours(new MeterSource.Question(tenant, bundle, day, to.today()))
                .orElseThrow();
        var parcels = new Parcels();
        parcels.add(
                to.receiver(),
                MeterValueReader.PROFILE,
                DeliveryMessages.profile(location, bundle.market().isConsumption(), hours));
        int unused = parcels.send(tenant, deliveries);
    }
}
