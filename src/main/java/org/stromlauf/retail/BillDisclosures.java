package org.stromlauf.retail;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.packs.Resources;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;

/**
 * What a supplier tells on every bill besides its own figures, as files that the supplier lays down: the energy mix (EnWG §42) in
 * {@code products/disclosure/energy-mix.yaml}, comparable customers (EnWG §40(2)) in {@code …/comparison-groups.yaml}. What the
 * program brings there is invented and printed by demo participants only.
 */
@Component
class BillDisclosures {

    static final String FOLDER = Products.FOLDER + "/disclosure";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Resources resources;
    private final Tenants tenants;

    BillDisclosures(Resources resources, Tenants tenants) {
        this.resources = resources;
        this.tenants = tenants;
    }

    /** What a supplier tells, read once for many bills. */
    record Disclosures(Commodity commodity, List<EnergyMix> mixes, List<ComparisonGroup> groups) {

        /** Of a product: its own mix, the company's and the country's. */
        List<EnergyMix> mixes(String product, LocalDate day) {
            return mixes.stream()
                    .filter(m -> m.holdsOn(day))
                    .filter(m -> !m.of().startsWith("product:") || m.of().equals("product:" + product))
                    .toList();
        }

        List<ComparisonGroup> groups(LocalDate day) {
            return groups.stream().filter(g -> g.holdsOn(day)).toList();
        }
    }

    Disclosures of(TenantId tenant) {
        var participant = tenants.find(tenant);
        boolean demo = participant.map(Tenant::demo).orElse(false);
        // What is laid down is about electricity.
        if (participant.map(Tenant::commodity).orElse(Commodity.ELECTRICITY) == Commodity.GAS) {
            return new Disclosures(Commodity.GAS, List.of(), List.of());
        }
        var mixes = read(tenant, "energy-mix", new TypeReference<List<EnergyMix>>() {});
        var groups = read(tenant, "comparison-groups", new TypeReference<List<ComparisonGroup>>() {});
        return new Disclosures(
                Commodity.ELECTRICITY,
                mixes.stream().filter(m -> demo || !m.demo()).toList(),
                groups.stream().filter(g -> demo || !g.demo()).toList());
    }

    private <T> List<T> read(TenantId tenant, String name, TypeReference<List<T>> type) {
        var path = FOLDER + "/" + name + ".yaml";
        for (var file : resources.of(tenant, FOLDER)) {
            if (!file.path().equals(path)) continue;
            try {
                return YAML.readValue(file.content(), type);
            } catch (IOException e) {
                throw new IllegalStateException(
                        "The file " + file.path() + " (" + file.layer() + ") is wrong: " + e.getMessage(), e);
            }
        }
        return List.of();
    }
}
