package org.stromlauf.access;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.tenancy.Tenants;

/** The local users of this installation. */
@Service
public class Users {

    private static final int SHORTEST_PASSWORD = 10;

    private final UserStore store;
    private final Tenants tenants;

    Users(UserStore store, Tenants tenants) {
        this.store = store;
        this.tenants = tenants;
    }

    /** Makes the roles and what they may do those of this release. */
    @Transactional
    public void prepareRoles() {
        store.prepareRoles();
    }

    public List<User> all() {
        return store.all();
    }

    public Optional<User> find(UserName name) {
        return store.find(name);
    }

    public User get(UserName name) {
        return find(name).orElseThrow(() -> ProblemException.notFound("access.user-unknown", name));
    }

    public boolean passwordMatches(UserName name, String password) {
        return store.passwordMatches(name, password);
    }

    /**
     * Adds a user.
     *
     * @throws ProblemException when the name is taken, the password too short, a tenant unknown, or the tenants may not be seen
     *     by one person (EnWG §6a)
     */
    @Transactional
    public void add(User user, String password) {
        if (store.find(user.name()).isPresent()) throw ProblemException.conflict("access.user-exists", user.name());
        checkTenants(user);
        checkPassword(password);
        store.add(user, password);
    }

    /** Changes name, roles and tenants; the last administrator stays one. */
    @Transactional
    public void change(User user) {
        var before = get(user.name());
        checkTenants(user);
        if (!user.has(UserRole.ADMINISTRATOR)) checkOtherAdministrator(before);
        store.change(user);
    }

    @Transactional
    public void changePassword(UserName name, String password) {
        var user = get(name);
        checkPassword(password);
        store.changePassword(user.name(), password);
    }

    @Transactional
    public void remove(UserName name) {
        var user = get(name);
        checkOtherAdministrator(user);
        store.remove(user.name());
    }

    private void checkTenants(User user) {
        Unbundling.check(user, user.tenants().stream().map(tenants::get).toList());
    }

    private static void checkPassword(String password) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw ProblemException.invalid("access.password-short", SHORTEST_PASSWORD);
        }
    }

    private void checkOtherAdministrator(User user) {
        if (!user.has(UserRole.ADMINISTRATOR)) return;
        var others = all().stream().filter(u -> u.has(UserRole.ADMINISTRATOR) && !u.equals(user));
        if (others.findAny().isEmpty()) throw ProblemException.conflict("access.last-administrator", user.name());
    }
}
