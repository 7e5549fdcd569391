package org.stromlauf.access.process;

import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.stromlauf.access.CurrentUser;
import org.stromlauf.access.Problems;
import org.stromlauf.access.Users;

/**
 * The filters before Tasklist and Cockpit. Their pages and scripts are public, their calls are guarded; forged requests and
 * headers are the business of Camunda's own filters, which follow.
 */
@Configuration(proxyBeanMethods = false)
class EngineSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain engineWebApps(
            HttpSecurity http, CurrentUser currentUser, Problems problems, Users users, ProcessEngine engine)
            throws Exception {
        return http.securityMatcher(EngineSecurity::isForEngine)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterAfter(
                        new EngineCallGuard(EngineCalls.load(), currentUser, problems), AuthorizationFilter.class)
                .addFilterAfter(new EngineSignInFilter(users, engine), EngineCallGuard.class)
                .build();
    }

    /** The whole address, for the web apps bring servlets of their own: a matcher of Spring MVC would overlook these. */
    private static boolean isForEngine(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals("/camunda") || path.startsWith("/camunda/");
    }
}
