package org.stromlauf.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.stromlauf.access.User;
import org.stromlauf.access.UserName;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.shared.TenantId;

/** A tenant's API as a user of one role calls it, whose only tenant this is. */
public final class Api {

    private final MockMvc web;
    private final String name;
    private final UserRole role;
    private final String base;
    private final String language;

    private Api(MockMvc web, String name, UserRole role, String base, String language) {
        this.language = language;
        this.web = web;
        this.name = name;
        this.role = role;
        this.base = base;
    }

    /** As a user of that role, who is added when there is none yet. */
    public static Api of(MockMvc web, Users users, TenantId tenant, UserRole role) {
        var name = tenant + "-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (users.find(UserName.of(name)).isEmpty()) {
            users.add(new User(UserName.of(name), name, Set.of(role), Set.of(tenant)), "a-password-for-tests");
        }
        return new Api(web, name, role, "/api/tenants/" + tenant, "de");
    }

    /** The same user at another tenant's API. */
    public Api at(TenantId other) {
        return new Api(web, name, role, "/api/tenants/" + other, language);
    }

    /** The same user, who reads another language. */
    public Api speaking(String other) {
        return new Api(web, name, role, base, other);
    }

    public ResultActions get(String path) throws Exception {
        return call(HttpMethod.GET, path, "");
    }

    public ResultActions delete(String path) throws Exception {
        return call(HttpMethod.DELETE, path, "");
    }

    public ResultActions put(String path, String body) throws Exception {
        return call(HttpMethod.PUT, path, body);
    }

    public ResultActions post(String path, String body) throws Exception {
        return call(HttpMethod.POST, path, body);
    }

    public ResultActions postCsv(String path, String lines) throws Exception {
        return call(HttpMethod.POST, path, lines, MediaType.valueOf("text/csv"));
    }

    private ResultActions call(HttpMethod verb, String path, String body) throws Exception {
        return call(verb, path, body, MediaType.APPLICATION_JSON);
    }

    private ResultActions call(HttpMethod verb, String path, String body, MediaType type) throws Exception {
        return web.perform(request(verb, URI.create(base + path))
                .content(body)
                .contentType(type)
                .header("Accept-Language", language)
                .with(user(name).roles(role.name()))
                .with(csrf())
                .with(made -> {
                    // As a server does it, the guard of tenants reads it.
                    made.setServletPath(made.getRequestURI());
                    made.setPathInfo(null);
                    return made;
                }));
    }
}
