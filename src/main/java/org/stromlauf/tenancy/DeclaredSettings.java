package org.stromlauf.tenancy;

import java.util.List;
import java.util.Set;

/** What tenants may set of a module: a component each, so that nobody has to know the modules to show them all. */
public interface DeclaredSettings {

    /**
     * A setting as whoever sets it reads of it.
     *
     * @param roles the market roles that it concerns
     * @param meaning what follows from it, and where the rule stands
     */
    record Declared(Setting<?> setting, Set<Role> roles, String meaning) {

        public static Declared of(Setting<?> setting, Role role, String meaning) {
            return new Declared(setting, Set.of(role), meaning);
        }
    }

    List<Declared> settings();
}
