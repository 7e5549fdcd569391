package org.stromlauf.workflow.engine;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/** The works that the modules offer, by name: asked for when the first job runs, for they themselves need the engine. */
final class NamedWorks<W> {

    private final String kind;
    private final SingletonSupplier<Map<String, W>> byName;

    NamedWorks(String kind, ObjectProvider<W> works, Function<W, String> name) {
        this.kind = kind;
        this.byName = SingletonSupplier.of(() -> works.stream().collect(Collectors.toMap(name, Function.identity())));
    }

    W named(String name) {
        var work = byName.obtain().get(name);
        if (work == null) throw new IllegalStateException("No module offers the " + kind + " work " + name);
        return work;
    }
}
