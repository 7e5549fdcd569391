package org.stromlauf.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.TenantId;

/**
 * The layers of an installation: {@code <home>}, {@code <home>/packs/<name>}, {@code <home>/tenants/<id>}. Without a home there
 * is what the program brings.
 */
public final class LayeredResources implements Resources {

    private static final Set<String> ROOTS = Set.of("processes", "edifact", "connectors", "products");

    private final Layer program;
    private final @Nullable Path home;

    private LayeredResources(Layer program, @Nullable Path home) {
        this.program = program;
        this.home = home;
    }

    public static LayeredResources ofProgramAlone() {
        return new LayeredResources(Layer.ofProgram(), null);
    }

    /**
     * A checkout (it has a {@code pom.xml}) is what the program's own copies were made of: its folders stand in their place, so a
     * model that was moved or deleted is gone at once.
     */
    public static LayeredResources withHome(Path home) {
        var checkout = Files.exists(home.resolve("pom.xml"));
        return new LayeredResources(checkout ? folder -> Map.of() : Layer.ofProgram(), home);
    }

    @Override
    public List<Resource> shared(String folder) {
        return inForce(sharedLayers(), folder);
    }

    @Override
    public List<Resource> of(TenantId tenant, String folder) {
        var layers = new ArrayList<>(sharedLayers());
        tenantLayer(tenant).ifPresent(layers::add);
        return inForce(layers, folder);
    }

    @Override
    public boolean hasOwn(TenantId tenant, String folder) {
        return tenantLayer(tenant).map(l -> !l.files(folder).isEmpty()).orElse(false);
    }

    @Override
    public Optional<Resource> find(String path) {
        var folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        return shared(folder).stream().filter(r -> r.path().equals(path)).findFirst();
    }

    @Override
    public Set<TenantId> tenants() {
        return subfolders("tenants").stream()
                .map(p -> TenantId.of(p.getFileName().toString()))
                .collect(Collectors.toSet());
    }

    private static List<Resource> inForce(List<Layer> layers, String folder) {
        if (!ROOTS.contains(folder.split("/", 2)[0]) || folder.contains("..")) {
            throw new IllegalArgumentException("Layers have the folders " + ROOTS + ", asked for " + folder);
        }
        var files = new TreeMap<String, Resource>();
        layers.forEach(l -> files.putAll(l.files(folder)));
        return List.copyOf(files.values());
    }

    private List<Layer> sharedLayers() {
        var layers = new ArrayList<Layer>();
        layers.add(program);
        if (home != null) layers.add(Layer.ofFolder("installation", home));
        subfolders("packs").forEach(p -> layers.add(Layer.ofFolder("pack:" + p.getFileName(), p)));
        return layers;
    }

    private Optional<Layer> tenantLayer(TenantId tenant) {
        if (home == null) return Optional.empty();
        return Optional.of(
                Layer.ofFolder("tenant:" + tenant, home.resolve("tenants").resolve(tenant.value())));
    }

    private List<Path> subfolders(String name) {
        if (home == null || !Files.isDirectory(home.resolve(name))) return List.of();
        try (var found = Files.list(home.resolve(name))) {
            return found.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + home.resolve(name) + " cannot be read", e);
        }
    }
}
