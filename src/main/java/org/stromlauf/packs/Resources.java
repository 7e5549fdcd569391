package org.stromlauf.packs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stromlauf.shared.TenantId;

/**
 * The models, message definitions, routes and products that are in force. They come in layers: what the program brings, then the
 * installation's folder, then its packs in order of their names, then the tenant's folder. The same relative path in a later
 * layer replaces the file of an earlier one.
 *
 * <p>Paths begin with {@code processes/}, {@code edifact/}, {@code connectors/} or {@code products/}.
 */
public interface Resources {

    /**
     * A file in force.
     *
     * @param path relative to its layer, with slashes: {@code processes/supply/SupplyStart.bpmn}
     * @param layer where it stands: {@code program}, {@code installation}, {@code pack:<name>} or {@code tenant:<id>}
     */
    record Resource(String path, String layer, byte[] content) {}

    /** All files in force under a folder for every tenant alike, in the order of their paths. */
    List<Resource> shared(String folder);

    /** All files in force under a folder for a tenant, in the order of their paths. */
    List<Resource> of(TenantId tenant, String folder);

    /** Whether the tenant's own layer has any file under the folder. */
    boolean hasOwn(TenantId tenant, String folder);

    Optional<Resource> find(String path);

    /** Tenants that have a layer of their own. */
    Set<TenantId> tenants();
}
