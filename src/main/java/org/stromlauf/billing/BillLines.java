package org.stromlauf.billing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stromlauf.rating.ComponentKind;
import org.stromlauf.rating.RatedLine;
import org.stromlauf.rating.RatedLine.Operands;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;

/**
 * The lines of a bill as a row holds them. What explains a line is its operands, a list: sum, scale, numerator, denominator, kernel,
 * price source, quantity sources. Sources are texts that most lines share, so they stand once a bill and lines count them: the
 * explanation of a household's bill is less than a kilobyte.
 */
record BillLines(List<String> sources, List<Line> lines) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final int PARTS = 7;

    /** As {@link RatedLine}, its operands as a list; bills that were stored before sources stood apart have them as an object. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String component,
            String label,
            ComponentKind kind,
            boolean contained,
            DateRange period,
            BigDecimal quantity,
            String unit,
            BigDecimal unitPrice,
            BigDecimal priceBase,
            Money amount,
            BigDecimal vatRate,
            @Nullable String legal,
            boolean assumed,
            JsonNode operands) {}

    static BillLines of(List<RatedLine> rated) {
        var sources = new LinkedHashMap<String, Integer>();
        var lines = new ArrayList<Line>();
        for (var line : rated) {
            lines.add(new Line(
                    line.component(),
                    line.label(),
                    line.kind(),
                    line.contained(),
                    line.period(),
                    line.quantity(),
                    line.unit(),
                    line.unitPrice(),
                    line.priceBase(),
                    line.amount(),
                    line.vatRate(),
                    line.legal(),
                    line.assumed(),
                    operands(line.operands(), sources)));
        }
        return new BillLines(List.copyOf(sources.keySet()), lines);
    }

    private static JsonNode operands(Operands operands, Map<String, Integer> sources) {
        var list = JsonNodeFactory.instance.arrayNode(PARTS);
        list.add(operands.sum());
        list.add(operands.scale());
        list.add(operands.numerator());
        list.add(operands.denominator());
        list.add(operands.kernel());
        list.add(number(operands.priceSource(), sources));
        var quantities = list.addArray();
        for (var source : operands.quantitySources()) quantities.add(number(source, sources));
        return list;
    }

    private static int number(String source, Map<String, Integer> sources) {
        return sources.computeIfAbsent(source, s -> sources.size());
    }

    /** @param sources null of a bill that was stored before sources stood apart */
    static List<RatedLine> read(String lines, @Nullable String sources) {
        try {
            var known =
                    sources == null ? List.<String>of() : JSON.readValue(sources, new TypeReference<List<String>>() {});
            var rated = new ArrayList<RatedLine>();
            for (var line : JSON.readValue(lines, new TypeReference<List<Line>>() {})) rated.add(rated(line, known));
            return List.copyOf(rated);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored lines of a bill cannot be read", e);
        }
    }

    private static RatedLine rated(Line line, List<String> sources) throws JsonProcessingException {
        return new RatedLine(
                line.component,
                line.label,
                line.kind,
                line.contained,
                line.period,
                line.quantity,
                line.unit,
                line.unitPrice,
                line.priceBase,
                line.amount,
                line.vatRate,
                line.legal,
                line.assumed,
                line.operands.isArray()
                        ? operands(line.operands, sources)
                        : JSON.treeToValue(line.operands, Operands.class));
    }

    private static Operands operands(JsonNode list, List<String> sources) {
        var quantities = new ArrayList<String>();
        for (var source : list.get(6)) quantities.add(sources.get(source.asInt()));
        return new Operands(
                list.get(0).asText(),
                list.get(1).asInt(),
                list.get(2).asLong(),
                list.get(3).asLong(),
                list.get(4).asInt(),
                sources.get(list.get(5).asInt()),
                List.copyOf(quantities));
    }
}
