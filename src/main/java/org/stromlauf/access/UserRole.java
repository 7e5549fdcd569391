package org.stromlauf.access;

import java.util.Arrays;
import java.util.Optional;

/** What a person may do here. The same roles hold for pages, REST, Tasklist and Cockpit. */
public enum UserRole {
    /** Administrator: users and everything else; the one role that sees all tenants. */
    ADMINISTRATOR("camunda-admin"),
    /** Prozessgestalter: models, forms and decisions, for the whole installation. */
    DESIGNER("designer"),
    /** Sachbearbeiter: tasks, customers, contracts and messages of the own tenants. */
    CASE_WORKER("case-worker"),
    /** Abrechner: bills, payments and dunning of the own tenants. */
    BILLING_CLERK("billing-clerk"),
    /** Revisor: reads everything of the own tenants, changes nothing. */
    AUDITOR("auditor"),
    /** Marktpartner: a company outside that tests its messages; sees nothing but these. */
    PARTNER("partner"),
    /** Betrieb: incidents, retries, suspended processes. */
    OPERATOR("operator");

    private final String groupId;

    UserRole(String groupId) {
        this.groupId = groupId;
    }

    /** The engine's group, which models name as candidate group of a user task: {@code case-worker}. */
    public String groupId() {
        return groupId;
    }

    /** How Spring Security names the role: {@code ROLE_CASE_WORKER}. */
    public String authority() {
        return "ROLE_" + name();
    }

    public static Optional<UserRole> ofGroup(String groupId) {
        return Arrays.stream(values()).filter(r -> r.groupId.equals(groupId)).findFirst();
    }
}
