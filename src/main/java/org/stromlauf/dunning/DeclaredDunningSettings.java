package org.stromlauf.dunning;

import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.tenancy.DeclaredSettings;
import org.stromlauf.tenancy.Role;

/** What a supplier can set for itself here. */
@Component
class DeclaredDunningSettings implements DeclaredSettings {

    @Override
    public List<Declared> settings() {
        return List.of(
                Declared.of(DunningSettings.REMINDER_DAYS, Role.SUPPLIER, "Days from the due date to the reminder"),
                Declared.of(
                        DunningSettings.PAYMENT_DAYS,
                        Role.SUPPLIER,
                        "Days that a reminder leaves before a disconnection is threatened"),
                Declared.of(
                        DunningSettings.DELIVERY_DAYS, Role.SUPPLIER, "Days that a letter takes to reach the customer"),
                Declared.of(
                        DunningSettings.REMINDER_FEE,
                        Role.SUPPLIER,
                        "What a reminder costs the customer (BGB §309 No. 5)"),
                Declared.of(
                        DunningSettings.DISCONNECTION_COST,
                        Role.SUPPLIER,
                        "Probable cost of a disconnection, which threat and announcement state (EnWG §41f)"),
                Declared.of(
                        DunningSettings.RECONNECTION_COST,
                        Role.SUPPLIER,
                        "Probable cost of a reconnection, which threat and announcement state (EnWG §41f)"),
                Declared.of(
                        DunningSettings.HARDSHIP_CHECK,
                        Role.SUPPLIER,
                        "Who looks whether a disconnection would be out of proportion (EnWG §41f)"));
    }
}
