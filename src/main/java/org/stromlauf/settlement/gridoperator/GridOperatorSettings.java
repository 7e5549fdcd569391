package org.stromlauf.settlement.gridoperator;

import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.tenancy.DeclaredSettings;
import org.stromlauf.tenancy.Role;

/** What a grid operator can set for itself here. */
@Component
class GridOperatorSettings implements DeclaredSettings {

    @Override
    public List<Declared> settings() {
        return List.of(Declared.of(
                GridInvoicing.PAYMENT_TARGET,
                Role.GRID_OPERATOR,
                "Working days until a grid bill (INVOIC 31002) is due"));
    }
}
