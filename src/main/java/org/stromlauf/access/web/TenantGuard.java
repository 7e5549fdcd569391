package org.stromlauf.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.stromlauf.access.CurrentUser;
import org.stromlauf.access.ProblemException;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Tenants;

/**
 * Whoever asks for {@code /api/tenants/{tenant}/…} or {@code /tenants/{tenant}/…} must work for that tenant: 404 when it is not
 * hosted here, 403 when it is another's. No controller needs to check it again.
 */
@Configuration(proxyBeanMethods = false)
class TenantGuard implements WebMvcConfigurer, HandlerInterceptor {

    private final Tenants tenants;
    private final CurrentUser currentUser;

    TenantGuard(Tenants tenants, CurrentUser currentUser) {
        this.tenants = tenants;
        this.currentUser = currentUser;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/tenants/*/**", "/tenants/*/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // Where nothing is, there is nothing to guard: it is said to be nothing, whoever's it would be.
        if (handler instanceof ResourceHttpRequestHandler) return true;
        var name = tenantIn(request.getServletPath());
        if (!name.matches("[a-z][a-z0-9-]{1,30}")) throw ProblemException.notFound("access.tenant-unknown", name);
        var tenant = TenantId.of(name);
        if (tenants.find(tenant).isEmpty()) throw ProblemException.notFound("access.tenant-unknown", name);
        if (!currentUser.mayActFor(tenant)) throw ProblemException.forbidden("access.tenant-foreign", name);
        return true;
    }

    private static String tenantIn(String path) {
        var rest = path.substring(path.indexOf("/tenants/") + "/tenants/".length());
        return rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
    }
}
