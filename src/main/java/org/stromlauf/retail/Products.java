package org.stromlauf.retail;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.stromlauf.packs.Resources;
import org.stromlauf.packs.Resources.Resource;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.retail.ProductVersions.Version;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Reads products and grid operators' price sheets from the files under {@code products/}, where a clerk edits them. */
@Component
public class Products {

    static final String FOLDER = "products";
    private static final String GRIDS = FOLDER + "/grids/";
    private static final String SUFFIX = ".yaml";

    private final Resources resources;
    private final Function<TenantId, List<Version>> written;
    private final EarlierTexts earlier;
    private final Map<TenantId, Parsed> last = new ConcurrentHashMap<>();

    /** What files said when they were read last; the same bytes say the same. */
    private record Parsed(List<Resource> files, Catalogue catalogue) {

        boolean isOf(List<Resource> others) {
            if (files.size() != others.size()) return false;
            for (int i = 0; i < files.size(); i++) {
                if (!isSame(files.get(i), others.get(i))) return false;
            }
            return true;
        }

        private static boolean isSame(Resource one, Resource other) {
            return one.path().equals(other.path())
                    && one.layer().equals(other.layer())
                    && Arrays.equals(one.content(), other.content());
        }
    }

    @Autowired
    Products(Resources resources, ProductVersions versions) {
        this(resources, versions::last, (t, p, v) -> versions.find(t, p, v).map(Version::content));
    }

    /** Files alone. */
    Products(Resources resources) {
        this(resources, tenant -> List.of(), (tenant, product, version) -> Optional.empty());
    }

    private Products(Resources resources, Function<TenantId, List<Version>> written, EarlierTexts earlier) {
        this.resources = resources;
        this.written = written;
        this.earlier = earlier;
    }

    /** What clerks have written. */
    private interface EarlierTexts {
        Optional<String> find(TenantId tenant, String product, int version);
    }

    /**
     * What is in force for a tenant, read anew so that an edited file holds at once.
     *
     * @throws IllegalStateException naming the file and place of a fault: nothing is billed by a faulty sheet
     */
    public Catalogue catalogue(TenantId tenant) {
        var files = files(tenant);
        var known = last.get(tenant);
        if (known != null && known.isOf(files)) return known.catalogue();
        var parsed = new Parsed(files, parse(files));
        last.put(tenant, parsed);
        return parsed.catalogue();
    }

    /** Prices that products may refer to: the law's and those of all grid operators. */
    public PublishedPrices published(TenantId tenant) {
        return published(files(tenant));
    }

    private static PublishedPrices published(List<Resource> files) {
        return files.stream()
                .filter(f -> f.path().startsWith(GRIDS))
                .map(Products::prices)
                .reduce(PriceFiles.ours(), PublishedPrices::with);
    }

    /** The text in force of a product; empty when there is none. */
    public Optional<String> text(TenantId tenant, String product) {
        return files(tenant).stream()
                .filter(f -> f.path().equals(FOLDER + "/" + product + SUFFIX))
                .map(f -> new String(f.content(), StandardCharsets.UTF_8))
                .findFirst();
    }

    /** The text of a version; 0 is the file. Empty when there is none. */
    Optional<String> text(TenantId tenant, String product, int version) {
        if (version > 0) return earlier.find(tenant, product, version);
        return resources.of(tenant, FOLDER).stream()
                .filter(f -> f.path().equals(FOLDER + "/" + product + SUFFIX))
                .map(f -> new String(f.content(), StandardCharsets.UTF_8))
                .findFirst();
    }

    /** Files, and what clerks have written instead of them or beside them. */
    private List<Resource> files(TenantId tenant) {
        var byPath = new TreeMap<String, Resource>();
        for (var file : resources.of(tenant, FOLDER)) {
            if (file.path().endsWith(SUFFIX) && !file.path().startsWith(BillDisclosures.FOLDER))
                byPath.put(file.path(), file);
        }
        for (var version : written.apply(tenant)) {
            var path = FOLDER + "/" + version.product() + SUFFIX;
            byPath.put(path, new Resource(path, "version " + version.number(), version.bytes()));
        }
        return List.copyOf(byPath.values());
    }

    private static Catalogue parse(List<Resource> files) {
        var products = new HashMap<String, Product>();
        var grids = new HashMap<MarketPartnerId, PublishedPrices>();
        for (var file : files) {
            if (file.path().startsWith(GRIDS)) grids.put(gridOperator(file), prices(file));
        }
        var known = grids.values().stream().reduce(PriceFiles.ours(), PublishedPrices::with);
        for (var file : files) {
            if (!file.path().startsWith(GRIDS)) products.put(name(file.path(), FOLDER + "/"), product(file, known));
        }
        return new Catalogue(products, grids);
    }

    private static Product product(Resource file, PublishedPrices known) {
        var read = ProductFile.read(file.content(), name(file.path(), FOLDER + "/"), known);
        var product = read.product();
        if (product == null || !read.faults().isEmpty()) throw new IllegalStateException(place(file) + read.faults());
        return product;
    }

    private static PublishedPrices prices(Resource file) {
        try {
            return PriceFiles.published(new ByteArrayInputStream(file.content()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(place(file) + e.getMessage(), e);
        }
    }

    private static MarketPartnerId gridOperator(Resource file) {
        return MarketPartnerId.of(name(file.path(), GRIDS));
    }

    private static String name(String path, String folder) {
        return path.substring(folder.length(), path.length() - SUFFIX.length());
    }

    private static String place(Resource file) {
        return "The file " + file.path() + " (" + file.layer() + ") is wrong: ";
    }
}
