package org.stromlauf.access.rest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Completes what the controllers say of their operations: parameters that are the same everywhere, and an example of each request's
 * body, from {@code openapi/<verb>-<address>.json} or, where its fields say enough, put together from them.
 */
final class OperationTexts {

    /** What a parameter of a name says in every operation that says nothing better. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "tenant", "The tenant's short name",
            "after", "The last page's `next`; without it the first page",
            "size", "How many at most, 1 to 500",
            "from", "First day or instant",
            "to", "First day or instant that is not meant any more",
            "day", "A day, as 2026-01-31",
            "on", "A day, as 2026-01-31",
            "resolution", "What the values are summed to: 15min, hour, day or month",
            "asOf", "What was known at that instant; without it what is known now");

    /** {@code /interchanges/{id}}: what comes before says of what it is the name. */
    private static final Pattern NAMED_BY_PATH = Pattern.compile("/([a-z-]+)/\\{(\\w+)}");

    private static final Pattern PREFIX = Pattern.compile("^/api/(tenants/\\{tenant}/)?");

    /** An amount of money keeps its two decimals. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final OpenAPI api;
    private final BodyExample examples;

    @SuppressWarnings("unchecked")
    OperationTexts(OpenAPI api) {
        this.api = api;
        this.examples = new BodyExample(
                (Map<String, Schema<?>>) (Map<String, ?>) api.getComponents().getSchemas());
    }

    void complete() {
        api.getPaths().forEach((address, path) -> path.readOperationsMap().forEach((verb, operation) -> {
            describe(address, operation);
            exemplify(address, verb, operation);
        }));
    }

    private static void describe(String address, Operation operation) {
        if (operation.getParameters() == null) return;
        for (var parameter : operation.getParameters()) {
            if (parameter.getDescription() != null
                    && !parameter.getDescription().isBlank()) continue;
            var common = PARAMETERS.get(parameter.getName());
            parameter.setDescription(common == null ? fromPath(address, parameter.getName()) : common);
        }
    }

    private static @Nullable String fromPath(String address, String name) {
        return NAMED_BY_PATH
                .matcher(address)
                .results()
                .filter(r -> r.group(2).equals(name))
                .map(r -> "Names one of the " + r.group(1).replace('-', ' '))
                .findFirst()
                .orElse(null);
    }

    private void exemplify(String address, PathItem.HttpMethod verb, Operation operation) {
        if (operation.getRequestBody() == null || operation.getRequestBody().getContent() == null) return;
        var json = operation.getRequestBody().getContent().get("application/json");
        if (json == null || json.getExamples() != null) return;
        var written = written(address, verb);
        json.setExample(written.isPresent() ? written.get() : examples.of(json.getSchema()));
    }

    private static Optional<JsonNode> written(String address, PathItem.HttpMethod verb) {
        var place =
                PREFIX.matcher(address).replaceFirst("").replaceAll("[{}]", "").replace('/', '-');
        var name = "/openapi/" + verb.name().toLowerCase(Locale.ROOT) + "-" + place + ".json";
        try (var in = OperationTexts.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("The example " + name + " cannot be read", e);
        }
    }
}
