package org.stromlauf.supply.gridoperator;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.locations.BundleObject;
import org.stromlauf.locations.CustomerInstallation;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MarketLocation;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.supply.ConfigurationProducts;
import org.stromlauf.supply.ConfigurationProducts.Use;

/** Finds the facts that E_0622 asks for. */
@Component
class RegistrationAssessment {

    private final Locations locations;
    private final Registrations registrations;
    private final BalancingAuthorisations authorisations;

    RegistrationAssessment(Locations locations, Registrations registrations, BalancingAuthorisations authorisations) {
        this.locations = locations;
        this.registrations = registrations;
        this.authorisations = authorisations;
    }

    RegistrationFacts facts(Registration r) {
        var day = r.period().from();
        var target = locations.bundle(r.tenant(), r.location(), day);
        var dormant = dormant(r, day);
        var property = r.ordered().property();
        boolean isVirtual = ConfigurationProducts.isCode(property, Use.INSTALLATION_VIRTUAL, day);
        var installation = target.market().gridData().installation();
        return new RegistrationFacts(
                !day.isBefore(MarketCalendar.earliestSupplyStart(r.receivedAt())),
                dormant != null,
                dormant != null && dormant.market().isConsumption(),
                isVirtual || ConfigurationProducts.isCode(property, Use.INSTALLATION_PHYSICAL, day),
                isVirtual,
                installation != CustomerInstallation.NONE,
                dormant != null && gridLocations(dormant).equals(gridLocations(target)),
                installation == CustomerInstallation.VIRTUAL_SUMMATION,
                dormant != null && dormant.isMeasuredIntelligently(),
                target.market().takesPartInMarketCommunication(),
                target.market().status() == MarketLocation.Status.PLANNED,
                canBeCarriedOut(r),
                registrations.inProgressBefore(r).isPresent());
    }

    /** Whether what was ordered can be carried out (E_0622, A05): the balancing group takes the location in. */
    private boolean canBeCarriedOut(Registration r) {
        var group = r.ordered().balancingGroup();
        return group != null && authorisations.of(r.tenant(), r.supplier()).contains(group);
    }

    private @Nullable LocationBundle dormant(Registration r, LocalDate day) {
        MarketLocationId id = r.dormantLocation();
        return id == null ? null : locations.bundle(r.tenant(), id, day);
    }

    private static Set<String> gridLocations(LocationBundle bundle) {
        return bundle.objects(BundleObject.Kind.GRID_LOCATION)
                .map(BundleObject::id)
                .collect(Collectors.toSet());
    }
}
