package org.stromlauf.access.process;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.stereotype.Component;
import org.stromlauf.access.User;
import org.stromlauf.access.UserName;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.UserStore;
import org.stromlauf.shared.TenantId;

/** Users as the engine's identity tables keep them: a role is a group, an assigned tenant a membership. */
@Component
class EngineUserStore implements UserStore {

    private final IdentityService identities;
    private final RoleGrants grants;
    private final PersonalFilters filters;

    EngineUserStore(IdentityService identities, RoleGrants grants, PersonalFilters filters) {
        this.identities = identities;
        this.grants = grants;
        this.filters = filters;
    }

    @Override
    public void prepareRoles() {
        grants.apply();
    }

    @Override
    public List<User> all() {
        return identities.createUserQuery().orderByUserId().asc().list().stream()
                .map(this::user)
                .toList();
    }

    @Override
    public Optional<User> find(UserName name) {
        return Optional.ofNullable(
                        identities.createUserQuery().userId(name.value()).singleResult())
                .map(this::user);
    }

    @Override
    public boolean passwordMatches(UserName name, String password) {
        return identities.checkPassword(name.value(), password);
    }

    @Override
    public void add(User user, String password) {
        var account = identities.newUser(user.name().value());
        account.setFirstName("");
        account.setLastName(user.fullName());
        account.setPassword(password);
        identities.saveUser(account);
        user.roles().forEach(r -> identities.createMembership(user.name().value(), r.groupId()));
        user.tenants()
                .forEach(t -> identities.createTenantUserMembership(
                        t.value(), user.name().value()));
        filters.createFor(user.name());
    }

    @Override
    public void change(User user) {
        var id = user.name().value();
        var account = identities.createUserQuery().userId(id).singleResult();
        account.setLastName(user.fullName());
        identities.saveUser(account);
        var roles = roles(id);
        minus(roles, user.roles()).forEach(r -> identities.deleteMembership(id, r.groupId()));
        minus(user.roles(), roles).forEach(r -> identities.createMembership(id, r.groupId()));
        var tenants = tenants(id);
        minus(tenants, user.tenants()).forEach(t -> identities.deleteTenantUserMembership(t.value(), id));
        minus(user.tenants(), tenants).forEach(t -> identities.createTenantUserMembership(t.value(), id));
    }

    @Override
    public void changePassword(UserName name, String password) {
        var account = identities.createUserQuery().userId(name.value()).singleResult();
        account.setPassword(password);
        identities.saveUser(account);
        identities.unlockUser(name.value());
    }

    @Override
    public void remove(UserName name) {
        filters.removeOf(name);
        identities.deleteUser(name.value());
    }

    private User user(org.camunda.bpm.engine.identity.User account) {
        return new User(
                UserName.of(account.getId()), account.getLastName(), roles(account.getId()), tenants(account.getId()));
    }

    private Set<UserRole> roles(String userId) {
        return identities.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .flatMap(id -> UserRole.ofGroup(id).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<TenantId> tenants(String userId) {
        return identities.createTenantQuery().userMember(userId).list().stream()
                .map(Tenant::getId)
                .map(TenantId::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> Set<T> minus(Set<T> from, Set<T> without) {
        return from.stream().filter(x -> !without.contains(x)).collect(Collectors.toUnmodifiableSet());
    }
}
