package org.stromlauf;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * {@code --stromlauf.modules=billing}: starts a factory by itself, without the modules that it does not use. Their classes are not
 * scanned, their processes are not deployed. Without the property everything starts.
 */
public final class ModuleSelection implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String PROPERTY = "stromlauf.modules";

    private static final String BASE = "org.stromlauf.";

    /** What a factory needs besides the libraries. */
    private static final Map<String, Set<String>> GROUND =
            Map.of("billing", Set.of("database", "packs", "workflow", "tenancy", "access", "shared", "rating"));

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var wanted = context.getEnvironment().getProperty(PROPERTY);
        if (wanted == null || wanted.isBlank()) return;
        var modules =
                Arrays.stream(wanted.split(",")).map(String::strip).collect(Collectors.toCollection(HashSet::new));
        for (var module : List.copyOf(modules)) {
            var ground = GROUND.get(module);
            if (ground == null) {
                throw new IllegalArgumentException("The module '" + module + "' cannot be started by itself; "
                        + GROUND.keySet() + " can. Leave " + PROPERTY + " out to start everything");
            }
            modules.addAll(ground);
        }
        context.getBeanFactory().registerSingleton("moduleSelectionFilter", new Filter(Set.copyOf(modules)));
    }

    /** Leaves out the classes of modules that were not selected. */
    static final class Filter extends TypeExcludeFilter {

        private final Set<String> modules;

        Filter(Set<String> modules) {
            this.modules = modules;
        }

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
            var name = reader.getClassMetadata().getClassName();
            if (!name.startsWith(BASE)) return false;
            var rest = name.substring(BASE.length());
            int dot = rest.indexOf('.');
            return dot > 0 && !modules.contains(rest.substring(0, dot));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Filter filter && modules.equals(filter.modules);
        }

        @Override
        public int hashCode() {
            return Objects.hash(modules);
        }
    }
}
