package org.stromlauf.access.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.access.UserName;

/**
 * Tasklist's lists. A user's own list names her, where Tasklist's usual one asks an expression: expressions in stored queries
 * are off, and nobody may store filters through the web apps.
 */
@Component
class PersonalFilters {

    private static final String ALL = "Alle Aufgaben";
    private static final String MINE = "Meine Aufgaben";
    private static final String FREE = "Noch nicht übernommen";

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    PersonalFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    /** The lists that everyone sees, each with the tasks that she may see. */
    void createCommon() {
        if (filters.createTaskFilterQuery().filterName(ALL).count() > 0) return;
        saveForAll(filter(ALL, -10, tasks.createTaskQuery(), null));
        saveForAll(filter(FREE, -5, tasks.createTaskQuery().taskUnassigned(), null));
    }

    /** An owner may read what is hers: the engine grants it by itself. */
    void createFor(UserName user) {
        filters.saveFilter(filter(MINE, 0, tasks.createTaskQuery().taskAssignee(user.value()), user.value()));
    }

    void removeOf(UserName user) {
        filters.createTaskFilterQuery().filterOwner(user.value()).list().forEach(f -> filters.deleteFilter(f.getId()));
    }

    private Filter filter(String name, int order, TaskQuery query, @Nullable String owner) {
        var filter = filters.newTaskFilter(name);
        filter.setQuery(query.orderByDueDate().asc());
        filter.setProperties(Map.of(
                "priority",
                order,
                "refresh",
                true,
                "color",
                "#3e4d2f",
                "description",
                "",
                "variables",
                List.of(Map.of("name", "subject", "label", "Es geht um"))));
        if (owner != null) filter.setOwner(owner);
        return filter;
    }

    private void saveForAll(Filter filter) {
        var filterId = filters.saveFilter(filter).getId();
        var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        grant.setUserId(Authorization.ANY);
        grant.setResource(Resources.FILTER);
        grant.setResourceId(filterId);
        grant.addPermission(Permissions.READ);
        authorizations.saveAuthorization(grant);
    }
}
