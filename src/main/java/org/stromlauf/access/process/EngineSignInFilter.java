package org.stromlauf.access.process;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stromlauf.access.User;
import org.stromlauf.access.UserName;
import org.stromlauf.access.Users;

/**
 * One login: whoever has signed in on our page is signed in to Tasklist and Cockpit, whoever signs in or out there does so
 * here.
 */
final class EngineSignInFilter extends OncePerRequestFilter {

    private final Users users;
    private final ProcessEngine engine;

    EngineSignInFilter(Users users, ProcessEngine engine) {
        this.users = users;
        this.engine = engine;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        signedInHere().ifPresent(name -> signInThere(request, name));
        chain.doFilter(request, response);
        var path = request.getRequestURI();
        var session = request.getSession(false);
        if (session == null || !request.getMethod().equals("POST")) return;
        if (path.contains("/login/") && response.getStatus() == HttpServletResponse.SC_OK) signInHere(session);
        if (path.endsWith("/logout")) session.invalidate();
    }

    private static Optional<String> signedInHere() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(a -> a.isAuthenticated() && !(a instanceof AnonymousAuthenticationToken))
                .map(Authentication::getName);
    }

    private void signInThere(HttpServletRequest request, String name) {
        var session = request.getSession();
        if (name.equals(signedInThere(session))) return;
        var authentications = AuthenticationUtil.getAuthsFromSession(session);
        authentications.addOrReplace(AuthenticationUtil.createAuthentication(engine, name));
        AuthenticationUtil.updateSession(session, authentications);
    }

    private void signInHere(HttpSession session) {
        var name = signedInThere(session);
        if (name == null) return;
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(authenticated(users.get(UserName.of(name)))));
    }

    private @Nullable String signedInThere(HttpSession session) {
        var known = AuthenticationUtil.getAuthsFromSession(session).getAuthenticationForProcessEngine(engine.getName());
        return known == null ? null : known.getIdentityId();
    }

    private static Authentication authenticated(User user) {
        return UsernamePasswordAuthenticationToken.authenticated(
                user.name().value(),
                null,
                AuthorityUtils.createAuthorityList(
                        user.roles().stream().map(r -> r.authority()).toList()));
    }
}
