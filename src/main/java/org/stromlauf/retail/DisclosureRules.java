package org.stromlauf.retail;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.packs.Resources;
import org.stromlauf.shared.TenantId;

/** Reads the law's periods from the files in which they stand with validity and source. */
@Component
class DisclosureRules {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Resources resources;

    DisclosureRules(Resources resources) {
        this.resources = resources;
    }

    /** How long before a price change customers are told. */
    List<PriceNoticeRule> priceNotices(TenantId tenant) {
        return read(tenant, "price-notice.yaml", new TypeReference<List<PriceNoticeRule>>() {});
    }

    /** Until when bills are made. */
    List<BillTimeRule> billTimes(TenantId tenant) {
        return read(tenant, "bill-time.yaml", new TypeReference<List<BillTimeRule>>() {});
    }

    /** @throws IllegalStateException when the file is missing or wrong: no period is guessed */
    private <T> T read(TenantId tenant, String name, TypeReference<T> type) {
        var path = BillDisclosures.FOLDER + "/" + name;
        var file = resources.of(tenant, BillDisclosures.FOLDER).stream()
                .filter(f -> f.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The file " + path + " is missing: lay it down"));
        try {
            return YAML.readValue(file.content(), type);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The file " + path + " (" + file.layer() + ") is wrong: " + e.getMessage(), e);
        }
    }
}
