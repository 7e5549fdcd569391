package org.stromlauf.access.web;

import static org.stromlauf.access.UserRole.ADMINISTRATOR;
import static org.stromlauf.access.UserRole.AUDITOR;
import static org.stromlauf.access.UserRole.BILLING_CLERK;
import static org.stromlauf.access.UserRole.CASE_WORKER;
import static org.stromlauf.access.UserRole.DESIGNER;
import static org.stromlauf.access.UserRole.OPERATOR;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.stromlauf.access.Problems;
import org.stromlauf.access.UserRole;

/** The filters before everything that is not Tasklist or Cockpit: pages with a session, REST also with HTTP Basic. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class PageSecurity {

    private static final RequestMatcher API =
            request -> request.getRequestURI().startsWith(request.getContextPath() + "/api/");

    /** Pages and styles are ours; the API's description needs inline styles and images as data. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
                    + " form-action 'self'; frame-ancestors 'self'";

    private final Problems problems;

    PageSecurity(Problems problems) {
        this.problems = problems;
    }

    /** An administrator may do what any role may. */
    @Bean
    static RoleHierarchy roleHierarchy() {
        var others = Arrays.stream(UserRole.values())
                .filter(r -> r != ADMINISTRATOR)
                .map(UserRole::name)
                .toArray(String[]::new);
        return RoleHierarchyImpl.withDefaultRolePrefix()
                .role(ADMINISTRATOR.name())
                .implies(others)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("STROMLAUF-XSRF-TOKEN");
        tokens.setHeaderName("X-STROMLAUF-XSRF-TOKEN");
        return http.authorizeHttpRequests(PageSecurity::authorize)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(PageSecurity::bringsPassword))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
                .httpBasic(basic ->
                        basic.authenticationEntryPoint((request, response, e) -> unauthorized(request, response)))
                .formLogin(form -> form.loginPage("/login").permitAll())
                .logout(logout -> logout.logoutSuccessUrl("/").permitAll())
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                (request, response, e) -> unauthorized(request, response), API)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true)
                        .defaultAccessDeniedHandlerFor(
                                (request, response, e) ->
                                        problems.answer(request, response, HttpStatus.FORBIDDEN, "access.forbidden"),
                                API))
                .sessionManagement(Customizer.withDefaults())
                .build();
    }

    private static void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers("/", "/login", "/error", "/problems/*", "/assets/**", "/favicon.ico")
                .permitAll()
                .requestMatchers("/actuator/health", "/actuator/health/*")
                .permitAll()
                .requestMatchers("/actuator/**")
                .hasAnyRole(OPERATOR.name(), ADMINISTRATOR.name())
                .requestMatchers(HttpMethod.GET, "/api/**")
                .hasAnyRole(names(CASE_WORKER, BILLING_CLERK, AUDITOR, DESIGNER, OPERATOR))
                .requestMatchers("/api/**")
                .hasAnyRole(names(CASE_WORKER, BILLING_CLERK, DESIGNER, OPERATOR))
                .anyRequest()
                .authenticated();
    }

    private static String[] names(UserRole... roles) {
        return Arrays.stream(roles).map(UserRole::name).toArray(String[]::new);
    }

    /** A request with the password in it cannot be forged by another site; browsers never keep ours, see below. */
    private static boolean bringsPassword(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    /** A browser gets no challenge: it would keep the password and send it along with requests of other sites. */
    private void unauthorized(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("Sec-Fetch-Site") == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Stromlauf\", charset=\"UTF-8\"");
        }
        problems.answer(request, response, HttpStatus.UNAUTHORIZED, "access.nobody");
    }
}
