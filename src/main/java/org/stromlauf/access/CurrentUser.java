package org.stromlauf.access;

import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;

/** Who is asking: roles and tenants as they stand now, not as they stood at sign-in. */
@Component
public class CurrentUser {

    private final Users users;

    CurrentUser(Users users) {
        this.users = users;
    }

    /** The user of this request; none when nobody has signed in or the user has been removed since. */
    public Optional<User> find() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(a -> a.isAuthenticated() && !(a instanceof AnonymousAuthenticationToken))
                .map(Authentication::getName)
                .map(UserName::of)
                .flatMap(users::find);
    }

    public User get() {
        return find().orElseThrow(() -> ProblemException.forbidden("access.nobody"));
    }

    public boolean has(UserRole role) {
        return get().has(role);
    }

    public boolean mayActFor(TenantId tenant) {
        return get().mayActFor(tenant);
    }
}
