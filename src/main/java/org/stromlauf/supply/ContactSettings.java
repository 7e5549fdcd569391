package org.stromlauf.supply;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.tenancy.DeclaredSettings;
import org.stromlauf.tenancy.Role;

/** Whom the market calls in matters of supply. */
@Component
class ContactSettings implements DeclaredSettings {

    private static final Set<Role> ALL = Set.of(Role.values());

    @Override
    public List<Declared> settings() {
        return List.of(
                new Declared(ContactPoint.NAME, ALL, "Whom messages of supply name as contact (CTA)"),
                new Declared(ContactPoint.PHONE, ALL, "Telephone of that contact (COM)"));
    }
}
