package org.stromlauf.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;

/**
 * Informational unbundling: what a grid operator learns about grid users stays with it, so nobody works for a grid operator and
 * a supplier at once.
 */
final class Unbundling {

    private Unbundling() {}

    /** Refuses a user who would see both sides. EnWG §6a(1). */
    static void check(User user, Collection<Tenant> tenants) {
        var roles =
                tenants.stream().map(Tenant::role).collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        if (roles.contains(Role.GRID_OPERATOR) && roles.contains(Role.SUPPLIER)) {
            throw ProblemException.conflict("access.unbundling", user.name());
        }
    }
}
