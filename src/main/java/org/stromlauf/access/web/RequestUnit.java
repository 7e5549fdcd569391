package org.stromlauf.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stromlauf.shared.RandomIds;
import org.stromlauf.shared.UnitOfWork;

/**
 * Every request is a unit of work. A caller who names it in {@code X-Request-Id} and sends it again asks for the same work; the
 * name holds for that user only. It stands in the log and in the answer.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 100)
class RequestUnit extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";

    private final RandomIds names = new RandomIds();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var name = Optional.ofNullable(request.getHeader(HEADER))
                .filter(id -> id.matches("[A-Za-z0-9._-]{8,64}"))
                .orElseGet(() -> names.next().toString());
        response.setHeader(HEADER, name);
        var user = Optional.ofNullable(request.getRemoteUser()).orElse("nobody");
        MDC.put("request", name);
        try {
            UnitOfWork.run("request/" + user + "/" + name, () -> pass(request, response, chain));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (WrappedServletException e) {
            throw e.cause;
        } finally {
            MDC.remove("request");
        }
    }

    private static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new WrappedServletException(e);
        }
    }

    /** Carries a servlet's exception through the unit of work. */
    private static final class WrappedServletException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final ServletException cause;

        WrappedServletException(ServletException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
