package org.stromlauf.retail;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.PriceSheetLint;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.shared.JsonFault;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A product as a clerk writes it, read and checked.
 *
 * @param product null when it cannot be read
 * @param faults empty when bills may be made by it
 */
public record ProductFile(@Nullable Product product, List<Fault> faults) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Pattern COMPONENT = Pattern.compile("(components|zones)[.\\[](\\w+).*");

    /**
     * A mistake and where it stands.
     *
     * @param line from 1; 0 when it is the file's as a whole
     * @param place {@code components[2] levy-kwkg}
     */
    public record Fault(int line, String place, String text) {

        @Override
        public String toString() {
            return (line == 0 ? "" : "line " + line + ", ") + place + ": " + text;
        }
    }

    public ProductFile {
        faults = List.copyOf(faults);
    }

    /**
     * Reads YAML or JSON.
     *
     * @param key the product that it must be; null = any
     * @param known published prices that it may refer to
     */
    public static ProductFile read(byte[] content, @Nullable String key, PublishedPrices known) {
        try {
            var product = YAML.readValue(content, Product.class);
            if (product == null) return unreadable(0, "file", "it is empty");
            var faults = new ArrayList<Fault>();
            if (key != null && !product.key().equals(key)) {
                faults.add(new Fault(1, "product", "it is named after its product, which is " + product.key()));
            }
            var root = root(content);
            for (var fault : PriceSheetLint.faults(product.sheet(), known)) {
                faults.add(new Fault(line(root, fault.place()), fault.place(), fault.text()));
            }
            return new ProductFile(product, faults);
        } catch (JsonProcessingException e) {
            var fault = JsonFault.of(e);
            return unreadable(fault.line(), fault.path().isEmpty() ? "file" : fault.path(), fault.text());
        } catch (IOException e) {
            return unreadable(0, "file", String.valueOf(e.getMessage()));
        }
    }

    private static ProductFile unreadable(int line, String place, String text) {
        return new ProductFile(null, List.of(new Fault(line, place, text)));
    }

    private static Optional<Node> root(byte[] content) {
        var text = new String(content, java.nio.charset.StandardCharsets.UTF_8);
        return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new java.io.StringReader(text)));
    }

    private static int line(Optional<Node> root, String place) {
        var matcher = COMPONENT.matcher(place);
        if (!matcher.matches()) return 0;
        return root.flatMap(r -> child(r, matcher.group(1)))
                .flatMap(list -> child(list, matcher.group(2)))
                .map(node -> node.getStartMark().getLine() + 1)
                .orElse(0);
    }

    private static Optional<Node> child(Node node, String name) {
        if (node instanceof SequenceNode list && name.matches("\\d+")) {
            int index = Integer.parseInt(name);
            return index < list.getValue().size() ? Optional.of(list.getValue().get(index)) : Optional.empty();
        }
        if (!(node instanceof MappingNode map)) return Optional.empty();
        return map.getValue().stream()
                .filter(t -> t.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(name))
                .map(org.yaml.snakeyaml.nodes.NodeTuple::getValueNode)
                .findFirst();
    }
}
