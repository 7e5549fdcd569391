package org.stromlauf.retail;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.stromlauf.packs.Resources;
import org.stromlauf.packs.Resources.Resource;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PriceSheetLint;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Reads products and grid operators' price sheets from the files under {@code products/}, where a clerk edits them. */
@Component
public class Products {

    static final String FOLDER = "products";
    private static final String GRIDS = FOLDER + "/grids/";
    private static final String SUFFIX = ".yaml";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Resources resources;
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

    Products(Resources resources) {
        this.resources = resources;
    }

    /**
     * What is in force for a tenant, read anew so that an edited file holds at once.
     *
     * @throws IllegalStateException naming the file and place of a fault: nothing is billed by a faulty sheet
     */
    public Catalogue catalogue(TenantId tenant) {
        var files = resources.of(tenant, FOLDER).stream()
                .filter(f -> f.path().endsWith(SUFFIX))
                .toList();
        var known = last.get(tenant);
        if (known != null && known.isOf(files)) return known.catalogue();
        var parsed = new Parsed(files, parse(files));
        last.put(tenant, parsed);
        return parsed.catalogue();
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
        try {
            var product = YAML.readValue(file.content(), Product.class);
            var faults = PriceSheetLint.faults(product.sheet(), known);
            if (!faults.isEmpty()) throw new IllegalStateException(place(file) + faults);
            if (!product.key().equals(name(file.path(), FOLDER + "/"))) {
                throw new IllegalStateException(
                        place(file) + "it is named after its product, which is " + product.key());
            }
            return product;
        } catch (IOException e) {
            throw new IllegalStateException(place(file) + e.getMessage(), e);
        }
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
