package org.stromlauf.edifact.examples;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Node;
import org.stromlauf.edifact.definition.NodeRule.ElementRule;
import org.stromlauf.edifact.definition.SegmentLayout.DataElement;

/** Values that may stand in an element, the likeliest first; which of them its handbook takes the reader decides. */
final class ExampleValues {

    private static final List<String> LOCATIONS =
            List.of("51238696781", "DE0001234567890123456789012345678", "E1234848431", "C1625669421", "D2501541845");
    private static final List<String> NUMBERS = List.of("1", "0", "-1", "1000", "2", "50", "2000");
    private static final List<String> ARTICLES = List.of(
            "1-01-6-005",
            "1-01-6",
            "1-01-6-00000001",
            "1-01-6-00000001-01",
            "1-01-6-00000001-01-1",
            "9991000002082-01",
            "9991000002082",
            "1-1:1.29.0",
            "AUA");

    /** By DE 2379. */
    private static final Map<String, String> DATES = Map.ofEntries(
            Map.entry("102", "20261101"),
            Map.entry("104", "0144"),
            Map.entry("106", "1231"),
            Map.entry("203", "202611010800"),
            Map.entry("304", "20261101080000+00"),
            Map.entry("401", "0800"),
            Map.entry("602", "2026"),
            Map.entry("610", "202611"),
            Map.entry("719", "202611010000202611300000"),
            Map.entry("802", "1"),
            Map.entry("Z01", "01MT"));

    /** By the number of the data element; none has an umlaut, so that an example stays right in a file of any character set. */
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("3039", "9900000000001"),
            Map.entry("3207", "DE"),
            Map.entry("3251", "53111"),
            Map.entry("3164", "Bonn"),
            Map.entry("3042", "Marktplatz"),
            Map.entry("3124", "Muster"),
            Map.entry("3036", "Muster"),
            Map.entry("3412", "Muster"),
            Map.entry("1004", "D1"),
            Map.entry("7402", "V1"),
            Map.entry("6345", "EUR"),
            Map.entry("4440", "Text"),
            Map.entry("0068", "REF1"));

    /** Of decision trees, and ORDRSP's own. */
    private static final List<String> ANSWERS = Stream.concat(
                    IntStream.rangeClosed(1, 99).mapToObj("A%02d"::formatted), Stream.of("ZB4", "E17"))
            .toList();

    /** DE in which an answer stands. */
    private static final Set<String> OF_ANSWERS = Set.of("4465", "9013");

    private static final String BDEW = "293";

    private final MessageDefinition definition;
    private final String pid;
    private final List<String> instants;

    ExampleValues(MessageDefinition definition, String pid) {
        this.definition = definition;
        this.pid = pid;
        // The document's time, and starts of days of both commodities before and behind it, the next one among them.
        this.instants = definition.head().version().name().endsWith("04")
                ? List.of(
                        "202604020800",
                        "202603312200",
                        "202604022200",
                        "202604010400",
                        "202604302200",
                        "202605010400",
                        "202612312300")
                : List.of(
                        "202611020800",
                        "202610312300",
                        "202611022300",
                        "202611010500",
                        "202611302300",
                        "202612010500",
                        "202612312300");
    }

    /** What may stand at a place of a segment. */
    List<String> candidates(ExampleSegment segment, ElementRule element) {
        var layout = layout(segment.node, element);
        if (!element.codes().isEmpty()) return codes(element, layout);
        if (segment.node.tag().equals("RFF") && segment.get(1, 1).equals("Z13")) return List.of(pid);
        var values = new LinkedHashSet<String>();
        if (layout.number().equals("2380")) values.addAll(dates(segment));
        if (layout.number().equals("3148")) values.addAll(List.of("muster@muster.example", "+49221123456"));
        if (layout.number().equals("3039") && segment.get(1, 1).equals("MR")) values.add("9900000000002");
        if (NAMED.containsKey(layout.number())) values.add(NAMED.get(layout.number()));
        if (layout.number().equals("3225") || layout.number().equals("1154")) values.addAll(LOCATIONS);
        if (OF_ANSWERS.contains(layout.number())) values.addAll(ANSWERS);
        if (layout.number().equals("7140")) values.addAll(ARTICLES);
        values.addAll(NUMBERS);
        values.addAll(LOCATIONS);
        values.addAll(ARTICLES);
        instants.forEach(i -> values.add(i + "+00"));
        values.addAll(List.of("muster@muster.example", "+49221123456", "1EMH0012345678", "1234567890123456"));
        values.removeIf(v -> !fits(v, layout));
        if (values.isEmpty()) values.add(filled(layout));
        return new ArrayList<>(values);
    }

    /** Codes without a condition first, and the agency (3055) that gives out the ids of the parties. */
    private static List<String> codes(ElementRule element, DataElement layout) {
        var codes = new ArrayList<>(codes(element));
        if (layout.number().equals("3055") && codes.remove(BDEW)) codes.add(0, BDEW);
        return codes;
    }

    private static List<String> codes(ElementRule element) {
        var free = element.codes().stream().filter(c -> c.status().indexOf('[') < 0);
        var bound = element.codes().stream().filter(c -> c.status().indexOf('[') >= 0);
        return java.util.stream.Stream.concat(free, bound).map(c -> c.code()).toList();
    }

    private List<String> dates(ExampleSegment segment) {
        var values = new ArrayList<String>();
        var isDocument = segment.get(1, 1).equals("137");
        for (var format : formats(segment)) {
            if (!format.equals("303")) values.add(DATES.getOrDefault(format, "1"));
            else
                (isDocument ? instants.subList(0, 1) : instants.subList(1, instants.size()))
                        .forEach(i -> values.add(i + "+00"));
        }
        return values;
    }

    /** The formats among which DE 2379 of the segment chooses, the one that stands there first. */
    private static List<String> formats(ExampleSegment segment) {
        var chosen = segment.get(1, 3);
        if (!chosen.isEmpty()) return List.of(chosen);
        return segment.rule.elements().stream()
                .filter(e -> e.element() == 1 && e.component() == 3)
                .flatMap(e -> codes(e).stream())
                .limit(1)
                .toList();
    }

    DataElement layout(Node node, ElementRule element) {
        var layout = definition.layout(node.tag());
        var data = layout == null ? null : layout.at(element.element(), element.component());
        return data == null ? new DataElement("0000", "an..35") : data;
    }

    private static boolean fits(String value, DataElement layout) {
        var isNumber = value.matches("-?\\d+(\\.\\d+)?");
        if (layout.kind().equals("n") && !isNumber) return false;
        if (layout.kind().equals("a") && !value.matches("\\D+")) return false;
        return layout.isFixedLength() ? value.length() == layout.length() : value.length() <= layout.length();
    }

    private static String filled(DataElement layout) {
        var letter = layout.kind().equals("a") ? "A" : "1";
        return letter.repeat(layout.isFixedLength() ? Math.min(layout.length(), 35) : 1);
    }
}
