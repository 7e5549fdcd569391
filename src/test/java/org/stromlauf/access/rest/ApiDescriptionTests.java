package org.stromlauf.access.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.stromlauf.testing.StromlaufTest;

/** Walks the description of the whole API: whoever writes against it finds what each operation does, takes and refuses. */
@StromlaufTest
class ApiDescriptionTests {

    private record Described(String address, String verb, JsonNode operation) {

        String name() {
            return verb.toUpperCase(Locale.ROOT) + " " + address;
        }
    }

    @Autowired
    private MockMvc web;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    @Test
    void everyOperationSaysWhatItDoesTakesAndRefuses() throws Exception {
        var gaps = new ArrayList<String>();
        for (var described : operations()) {
            var operation = described.operation();
            if (operation.path("summary").asText().isBlank()) gaps.add(described.name() + ": no summary");
            operation.path("parameters").forEach(p -> {
                if (p.path("description").asText().isBlank())
                    gaps.add(described.name() + ": parameter " + p.path("name").asText() + " has no description");
            });
            for (var status : refusals(described)) {
                if (!operation.path("responses").has(status)) gaps.add(described.name() + ": nothing about " + status);
            }
        }
        assertThat(gaps).isEmpty();
    }

    @Test
    void aProblemNamesTheFieldsThatAreWrong() throws Exception {
        var problem =
                description().path("components").path("schemas").path("Problem").path("properties");

        assertThat(problem.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "errors");
    }

    @Test
    void everyReferenceLeadsSomewhere() throws Exception {
        var api = description();
        var known = new ArrayList<String>();
        api.path("components")
                .path("schemas")
                .fieldNames()
                .forEachRemaining(n -> known.add("#/components/schemas/" + n));

        assertThat(api.findValuesAsText("$ref")).isNotEmpty().isSubsetOf(known);
    }

    /** What is shown as an example is one that the program reads: every field is known, every value one of its kind. */
    @Test
    void everyRequestBodyHasAnExampleThatTheProgramReads() throws Exception {
        var strict = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        var gaps = new ArrayList<String>();
        for (var described : operations()) {
            var body = described.operation().path("requestBody").path("content").path("application/json");
            if (body.isMissingNode()) continue;
            var examples = new ArrayList<JsonNode>();
            if (body.has("example")) examples.add(body.path("example"));
            body.path("examples").forEach(e -> examples.add(e.path("value")));
            if (examples.isEmpty()) gaps.add(described.name() + ": no example");
            for (var example : examples) {
                try {
                    var unused = strict.readValue(example.toString(), bodyType(described));
                } catch (JsonProcessingException e) {
                    gaps.add(described.name() + ": " + e.getMessage() + "\n" + example);
                }
            }
        }
        assertThat(gaps).isEmpty();
    }

    private JavaType bodyType(Described described) {
        var parameter = handlers()
                .filter(h -> h.getKey().equals(described.name()))
                .flatMap(h -> Arrays.stream(h.getValue().getMethodParameters()))
                .filter(p -> p.hasParameterAnnotation(RequestBody.class))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(described.name()));
        return json.constructType(parameter.getGenericParameterType());
    }

    private Stream<Map.Entry<String, HandlerMethod>> handlers() {
        return mappings.stream()
                .flatMap(m -> m.getHandlerMethods().entrySet().stream())
                .flatMap(e -> e.getKey().getPatternValues().stream()
                        .flatMap(address -> e.getKey().getMethodsCondition().getMethods().stream()
                                .map(verb -> Map.entry(verb + " " + address, e.getValue()))));
    }

    private static List<String> refusals(Described described) {
        var expected = new ArrayList<>(List.of("401", "403"));
        var takes = described.operation().has("requestBody")
                || !described.operation().path("parameters").isEmpty();
        if (takes) expected.add("400");
        if (described.address().contains("{")) expected.add("404");
        return expected;
    }

    private List<Described> operations() throws Exception {
        var found = description().path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> new Described(path.getKey(), operation.getKey(), operation.getValue())))
                .toList();
        assertThat(found).hasSizeGreaterThan(40);
        return found;
    }

    private JsonNode description() throws Exception {
        var answer = web.perform(get("/v3/api-docs").with(user("reader").roles("CASE_WORKER")))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return json.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }
}
