package org.stromlauf.access.process;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_WORK;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;
import org.stromlauf.access.UserRole;
import org.stromlauf.shared.UnitOfWork;

/**
 * What each role may do in the engine. Which tenant's processes and tasks a user sees is the engine's tenant check, not an
 * authorization.
 */
@Component
class RoleGrants {

    /** One role, one kind of thing (or one application), what may be done with it. */
    private record Grant(UserRole role, Resource resource, String id, List<Permission> permissions) {}

    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final PersonalFilters filters;

    RoleGrants(IdentityService identities, AuthorizationService authorizations, PersonalFilters filters) {
        this.identities = identities;
        this.authorizations = authorizations;
        this.filters = filters;
    }

    /** Creates the groups and makes their authorizations those of this release. */
    void apply() {
        for (var role : UserRole.values()) {
            createGroup(role);
            authorizations.createAuthorizationQuery().groupIdIn(role.groupId()).list().stream()
                    .filter(a -> Authorization.ANY.equals(a.getResourceId())
                            || a.getResourceType() == Resources.APPLICATION.resourceType())
                    .forEach(a -> authorizations.deleteAuthorization(a.getId()));
            grants(role).forEach(this::saveUnderItsOwnName);
        }
        filters.createCommon();
    }

    private void createGroup(UserRole role) {
        if (identities.createGroupQuery().groupId(role.groupId()).count() > 0) return;
        var group = identities.newGroup(role.groupId());
        group.setName(role.name());
        group.setType(role == UserRole.ADMINISTRATOR ? "SYSTEM" : "WORKFLOW");
        identities.saveGroup(group);
    }

    private static Stream<Grant> grants(UserRole role) {
        return switch (role) {
            case ADMINISTRATOR -> Stream.of(Resources.values()).map(r -> any(role, r, ALL));
            case CASE_WORKER, BILLING_CLERK ->
                Stream.of(
                        app(role, "tasklist"),
                        any(role, Resources.TASK, READ, TASK_WORK, TASK_ASSIGN),
                        any(role, Resources.PROCESS_DEFINITION, READ));
            case DESIGNER -> Stream.concat(readers(role), Stream.of(any(role, Resources.DEPLOYMENT, READ, CREATE)));
            case AUDITOR -> Stream.concat(readers(role), Stream.of(any(role, Resources.DEPLOYMENT, READ)));
            case OPERATOR ->
                Stream.of(
                        app(role, "cockpit"),
                        any(role, Resources.DEPLOYMENT, READ),
                        any(role, Resources.DECISION_DEFINITION, READ, READ_HISTORY),
                        any(
                                role,
                                Resources.PROCESS_DEFINITION,
                                READ,
                                READ_INSTANCE,
                                READ_HISTORY,
                                ProcessDefinitionPermissions.RETRY_JOB,
                                ProcessDefinitionPermissions.SUSPEND,
                                ProcessDefinitionPermissions.SUSPEND_INSTANCE));
            case PARTNER -> Stream.empty();
        };
    }

    private static Stream<Grant> readers(UserRole role) {
        return Stream.of(
                app(role, "cockpit"),
                app(role, "tasklist"),
                any(role, Resources.TASK, READ),
                any(role, Resources.DECISION_DEFINITION, READ, READ_HISTORY),
                any(role, Resources.DECISION_REQUIREMENTS_DEFINITION, READ),
                any(role, Resources.PROCESS_DEFINITION, READ, READ_INSTANCE, READ_HISTORY));
    }

    private static Grant app(UserRole role, String application) {
        return new Grant(role, Resources.APPLICATION, application, List.of(ACCESS));
    }

    private static Grant any(UserRole role, Resource resource, Permission... permissions) {
        return new Grant(role, resource, Authorization.ANY, List.of(permissions));
    }

    /** So that a later release with other grants never draws the id of one that is still there. */
    private void saveUnderItsOwnName(Grant grant) {
        var name = String.join(
                "/", "access/grant", grant.role().groupId(), grant.resource().resourceName(), grant.id());
        UnitOfWork.run(name, () -> save(grant));
    }

    private void save(Grant grant) {
        var authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(grant.role().groupId());
        authorization.setResource(grant.resource());
        authorization.setResourceId(grant.id());
        grant.permissions().forEach(authorization::addPermission);
        authorizations.saveAuthorization(authorization);
    }
}
