package org.stromlauf.retail;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.retail.ProductFile.Fault;
import org.stromlauf.retail.ProductVersions.Version;
import org.stromlauf.shared.TenantId;

/** Takes products that clerks write: checked, versioned, in force at once. */
@Service
public class ProductEditing {

    private final Products products;
    private final ProductVersions versions;
    private final Clock clock;

    ProductEditing(Products products, ProductVersions versions, Clock clock) {
        this.products = products;
        this.versions = versions;
        this.clock = clock;
    }

    /** What became of a product that was handed in. */
    public sealed interface Edited {

        record Stored(Version version) implements Edited {}

        /** It says what the version in force says; nothing was stored. */
        record Unchanged(Version version) implements Edited {}

        /** It is not stored: bills would be wrong. */
        record Faulty(List<Fault> faults) implements Edited {}

        /** Somebody has written another version since. */
        record Overtaken(int lastVersion) implements Edited {}
    }

    /** The faults of a text, without storing it. */
    public List<Fault> check(TenantId tenant, String content) {
        return read(tenant, null, content).faults();
    }

    /** @param basis the number of the version that was edited; 0 = the file, or a new product */
    @Transactional
    public Edited store(TenantId tenant, String product, String content, int basis, String author) {
        var read = read(tenant, product, content);
        if (!read.faults().isEmpty()) return new Edited.Faulty(read.faults());
        var known = versions.of(tenant, product);
        int last = last(known);
        if (last > 0 && known.get(0).content().equals(content)) return new Edited.Unchanged(known.get(0));
        if (last != basis) return new Edited.Overtaken(last);
        var version = new Version(product, last + 1, clock.instant(), author, content);
        return versions.add(tenant, version) ? new Edited.Stored(version) : new Edited.Overtaken(last + 1);
    }

    /** The number of the version in force; 0 = the file, or no such product. */
    int lastVersion(TenantId tenant, String product) {
        return last(versions.of(tenant, product));
    }

    private static int last(List<Version> known) {
        return known.isEmpty() ? 0 : known.get(0).number();
    }

    /** A text with its faults, without storing it; {@code product} is the key that it must have, null = any. */
    public ProductFile read(TenantId tenant, @Nullable String product, String content) {
        var known = products.published(tenant);
        return ProductFile.read(content.getBytes(StandardCharsets.UTF_8), product, known);
    }
}
