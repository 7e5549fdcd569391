package org.stromlauf.metering;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.tenancy.DeclaredSettings;
import org.stromlauf.tenancy.Role;

/** What a tenant can set about meter values. */
@Component
class MeteringSettings implements DeclaredSettings {

    private static final Set<Role> ALL = Set.of(Role.values());

    @Override
    public List<Declared> settings() {
        return List.of(
                new Declared(
                        ContactPerson.NAME,
                        ALL,
                        "Whom complaints of meter values and their answers name (CTA); the tenant's own name when empty"),
                new Declared(
                        ContactPerson.PHONE, ALL, "Telephone of that contact (COM): nothing of either is sent without"),
                new Declared(
                        ValueRetention.YEARS,
                        ALL,
                        "After how many whole years meter values are removed, each January; 0 keeps all"),
                Declared.of(
                        ReadingDuties.MONTHLY,
                        Role.METERING_OPERATOR,
                        "Whether readings and energy of intelligent metering systems are delivered at the change of each month"),
                new Declared(
                        DueValues.MONTHLY,
                        Set.of(Role.SUPPLIER, Role.GRID_OPERATOR),
                        "Whether energy of intelligent metering systems is expected at the change of each month, and missed"),
                Declared.of(
                        ReadingDeliveries.DELAY,
                        Role.METERING_OPERATOR,
                        "Days after the start or end of supply on which readings are delivered"));
    }
}
