package org.stromlauf.supply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Products and product properties of BDEW's Codeliste der Konfigurationen, by what they are used for and the days on which they
 * hold: {@code supply/configuration-products.yaml}, which names the source of each and what is not settled about it.
 */
public final class ConfigurationProducts {

    /** What a code is used for. */
    public enum Use {
        /** The balancing group of a registration (55001). */
        BALANCING_GROUP,
        /** Asks for a customer installation (E_0622 step 19); its property says which. */
        INSTALLATION,
        INSTALLATION_PHYSICAL,
        INSTALLATION_VIRTUAL,
        /** What the metering operator is to deliver (17134). */
        MEASURED_BY_READINGS,
        MEASURED_BY_QUARTER_HOURS
    }

    /**
     * @param to first day on which it no longer holds; null = until something ends it
     * @param verify what is not settled about it; null when nothing is open
     */
    record Product(String code, LocalDate from, @Nullable LocalDate to, String source, @Nullable String verify) {

        @JsonCreator
        Product(
                @JsonProperty(value = "code", required = true) String code,
                @JsonProperty(value = "from", required = true) LocalDate from,
                @JsonProperty("to") @Nullable LocalDate to,
                @JsonProperty(value = "source", required = true) String source,
                @JsonProperty("verify") @Nullable String verify) {
            this.code = code;
            this.from = from;
            this.to = to;
            this.source = source;
            this.verify = verify;
        }

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }

    private static final String FILE = "/supply/configuration-products.yaml";
    private static final Map<Use, List<Product>> PRODUCTS = read();

    private ConfigurationProducts() {}

    /**
     * The code that holds on a day.
     *
     * @throws IllegalStateException when none does, with the place where it is to be added
     */
    public static String code(Use use, LocalDate day) {
        return holding(use, day)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No product for " + use + " holds on " + day + ": add it to " + FILE.substring(1)));
    }

    /** Whether what a message names is the code of a use on a day; on days without a code nothing is. */
    public static boolean isCode(@Nullable String code, Use use, LocalDate day) {
        return holding(use, day).anyMatch(known -> known.equals(code));
    }

    private static Stream<String> holding(Use use, LocalDate day) {
        return PRODUCTS.getOrDefault(use, List.of()).stream()
                .filter(product -> product.holdsOn(day))
                .map(Product::code);
    }

    private static Map<Use, List<Product>> read() {
        try (var file = ConfigurationProducts.class.getResourceAsStream(FILE)) {
            if (file == null) throw new IllegalStateException(FILE + " is not on the class path");
            return new ObjectMapper(new YAMLFactory())
                    .registerModule(new JavaTimeModule())
                    .readValue(file, new TypeReference<Map<Use, List<Product>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
