package org.stromlauf.rating;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.stromlauf.rating.PublishedPrices.Published;

/** Reads price sheets and published prices from YAML, of which JSON is a part. An unknown field is a mistake, not ignored. */
public final class PriceFiles {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private PriceFiles() {}

    /** Read once: the file is a part of the program. */
    private static final class Ours {
        static final PublishedPrices PRICES = read();
    }

    /** Levies, taxes and concession fees as published by law and the transmission system operators. */
    public static PublishedPrices ours() {
        return Ours.PRICES;
    }

    private static PublishedPrices read() {
        try (var file = PriceFiles.class.getResourceAsStream("/prices/published.yaml")) {
            if (file == null) throw new IllegalStateException("prices/published.yaml is not on the class path");
            return published(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static PublishedPrices published(InputStream yaml) {
        try {
            return PublishedPrices.of(YAML.readValue(yaml, new TypeReference<Map<String, Published>>() {}));
        } catch (IOException e) {
            throw new IllegalArgumentException("The published prices cannot be read: " + e.getMessage(), e);
        }
    }

    public static PriceSheet sheet(InputStream yaml) {
        try {
            return YAML.readValue(yaml, PriceSheet.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("The price sheet cannot be read: " + e.getMessage(), e);
        }
    }
}
