package org.stromlauf.supply.supplier;

import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.tenancy.DeclaredSettings;
import org.stromlauf.tenancy.Role;

/** What a supplier can set for itself here. */
@Component
class DeclaredSupplierSettings implements DeclaredSettings {

    @Override
    public List<Declared> settings() {
        return List.of(
                Declared.of(
                        SupplierSettings.BALANCING_GROUP,
                        Role.SUPPLIER,
                        "Balancing group (EIC) of the locations: needed before the first order"),
                Declared.of(
                        SupplierSettings.DEREGISTRATION_ANSWER,
                        Role.SUPPLIER,
                        "When a request to end an assignment (55010) is answered"),
                Declared.of(
                        SupplierSettings.ANSWER_TOLERANCE,
                        Role.SUPPLIER,
                        "How long after the legal limit a partner is waited for"));
    }
}
