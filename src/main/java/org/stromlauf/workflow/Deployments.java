package org.stromlauf.workflow;

import java.util.List;
import java.util.Optional;
import org.stromlauf.shared.TenantId;

/**
 * Brings the models in {@code processes/} into the engine. The unit is the capability folder, whole: its models, decisions and
 * forms belong together. A tenant that has files of its own in a capability's folder gets the whole folder as it is in force for
 * that tenant.
 */
public interface Deployments {

    /** A capability folder that was deployed because its content is new. */
    record Deployed(String capability, Optional<TenantId> tenant, String hash) {}

    /**
     * Deploys every capability folder whose content differs from what was deployed last under its name, for all tenants and for
     * tenants with files of their own. Running instances stay in the version in which they began. All or nothing.
     */
    List<Deployed> refresh();
}
