package org.stromlauf.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stromlauf.access.Problems;

/**
 * Refuses addresses that two readers could read in two ways (parameters in a path, dots, doubled or escaped slashes), before any
 * other filter takes them apart.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainAddresses extends OncePerRequestFilter {

    private static final Pattern AMBIGUOUS =
            Pattern.compile("//|;|\\\\|/\\.{1,2}(/|$)|%(2e|2f|5c|3b|25|00)", Pattern.CASE_INSENSITIVE);

    private final Problems problems;

    PlainAddresses(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (AMBIGUOUS.matcher(request.getRequestURI()).find()) {
            problems.answer(request, response, HttpStatus.BAD_REQUEST, "access.http-400");
        } else {
            chain.doFilter(request, response);
        }
    }
}
