package org.stromlauf.access.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stromlauf.access.CurrentUser;
import org.stromlauf.access.Problems;
import org.stromlauf.access.User;

/** Stands before the engine's REST interface: lets through what Tasklist and Cockpit ask, from people who may. */
final class EngineCallGuard extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(EngineCallGuard.class);
    private static final String API = "/camunda/api/";

    private final EngineCalls calls;
    private final CurrentUser currentUser;
    private final Problems problems;

    EngineCallGuard(EngineCalls calls, CurrentUser currentUser, Problems problems) {
        this.calls = calls;
        this.currentUser = currentUser;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (isPageOfAllowedApp(path)) {
            chain.doFilter(request, response);
            return;
        }
        // The raw address: a path with anything escaped in it is in no line of the list.
        var call = path.startsWith(API)
                ? calls.find(request.getMethod(), path.substring(API.length()))
                : Optional.<EngineCalls.Call>empty();
        var user = currentUser.find();
        if (user.isEmpty() && call.filter(EngineCalls.Call::open).isEmpty()) {
            problems.answer(request, response, HttpStatus.UNAUTHORIZED, "access.nobody");
        } else if (call.isEmpty()) {
            refuse(request, response, user, "access.engine-call");
        } else if (user.isPresent()
                && user.get().roles().stream().noneMatch(call.get().roles()::contains)) {
            refuse(request, response, user, "access.engine-role");
        } else {
            passContent(request, response, chain);
        }
    }

    /** Pages, scripts and styles of Tasklist, Cockpit and the entry page; the administration app stays closed. */
    private static boolean isPageOfAllowedApp(String path) {
        return !path.startsWith("/camunda/api") && !path.startsWith("/camunda/app/admin");
    }

    private void passContent(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var inQuery = CallContent.forbiddenIn(request.getQueryString());
        if (inQuery.isPresent()) {
            problems.answer(request, response, HttpStatus.FORBIDDEN, "access.engine-content", inQuery.get());
        } else if (!hasBody(request) || isSignIn(request) || isDeployment(request)) {
            chain.doFilter(request, response);
        } else if (!isJson(request)) {
            problems.answer(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "access.http-415");
        } else {
            passJson(request, response, chain);
        }
    }

    private void passJson(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = request.getInputStream().readNBytes(CallContent.LARGEST_BODY + 1);
        if (body.length > CallContent.LARGEST_BODY) {
            problems.answer(
                    request, response, HttpStatus.PAYLOAD_TOO_LARGE, "access.http-413", CallContent.LARGEST_BODY);
            return;
        }
        if (body.length == 0) {
            chain.doFilter(new CheckedRequest(request, body), response);
            return;
        }
        try {
            var document = CallContent.read(body);
            var forbidden = CallContent.forbiddenIn(document);
            if (forbidden.isPresent()) {
                LOG.warn("Refused {} with '{}' in its body", request.getRequestURI(), forbidden.get());
                problems.answer(request, response, HttpStatus.FORBIDDEN, "access.engine-content", forbidden.get());
                return;
            }
            chain.doFilter(new CheckedRequest(request, CallContent.write(document)), response);
        } catch (JsonProcessingException e) {
            problems.answer(request, response, HttpStatus.BAD_REQUEST, "access.http-400");
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Optional<User> user, String code)
            throws IOException {
        LOG.warn(
                "Refused {} {} to {}",
                request.getMethod(),
                request.getRequestURI(),
                user.map(u -> u.name().value()).orElse("nobody"));
        problems.answer(request, response, HttpStatus.FORBIDDEN, code);
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + API + "admin/auth/user/")
                && hasType(request, MediaType.APPLICATION_FORM_URLENCODED);
    }

    private static boolean isDeployment(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/deployment/create")
                && hasType(request, MediaType.MULTIPART_FORM_DATA);
    }

    private static boolean isJson(HttpServletRequest request) {
        return hasType(request, MediaType.APPLICATION_JSON);
    }

    private static boolean hasType(HttpServletRequest request, MediaType type) {
        if (request.getContentType() == null) return false;
        try {
            return type.equalsTypeAndSubtype(MediaType.parseMediaType(request.getContentType()));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
