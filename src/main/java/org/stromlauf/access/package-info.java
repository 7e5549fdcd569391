/**
 * Users, roles and the tenant a request acts for; filters, and errors as problem details.
 *
 * <p>How a module's REST looks, so that all look alike ({@code access.rest.TenantsController} is the example):
 *
 * <ul>
 *   <li>Controllers are package-private in {@code <module>.rest}, call the module's public use cases and hold no rule. Requests
 *       and answers are records in the controller; {@code @Tag} names the resource (English name, German word in the
 *       description), {@code @Operation(summary = …)} says what a call does, {@code @Schema(example = …)} shows a value.
 *   <li>What belongs to a tenant lies under {@code /api/tenants/{tenant}/…} and takes {@code @PathVariable TenantId tenant}: that
 *       the user works for the tenant has been checked before the controller is called. What a path names below the tenant
 *       must be looked up with the tenant as part of its key.
 *   <li>A list is a {@link org.stromlauf.access.Page}, asked for with {@code ?after=…&size=…} ({@link
 *       org.stromlauf.access.PageQuery}).
 *   <li>Reading is open to every role but partner; auditors never write. A call for fewer roles carries
 *       {@code @PreAuthorize("hasRole('BILLING_CLERK')")}; an administrator has every role.
 *   <li>What cannot be done is a {@link org.stromlauf.access.ProblemException} with a code {@code module.name} and texts in
 *       {@code problems/<module>_de.properties} and {@code _en.properties}. Values that refuse their text answer 400 with the
 *       field's name by themselves.
 *   <li>Every request runs in a unit of work, so {@code IdGenerator} may be used.
 * </ul>
 */
@NullMarked
@ApplicationModule(displayName = "Access")
package org.stromlauf.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
