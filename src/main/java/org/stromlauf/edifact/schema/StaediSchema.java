package org.stromlauf.edifact.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.definition.Node;
import org.stromlauf.edifact.definition.SegmentLayout;
import org.stromlauf.edifact.definition.SegmentLayout.DataElement;
import org.stromlauf.edifact.definition.Slot;

/**
 * The structure of a message as a schema of StAEDI (EDISchema v4): segments and groups in their order with their repetitions,
 * elements with their formats. Codes, keys and columns stay out: a schema of a standard has no place for them.
 */
public final class StaediSchema {

    private final MessageDefinition definition;
    private final StringBuilder text = new StringBuilder();
    private final TreeMap<String, DataElement> elements = new TreeMap<>();

    private StaediSchema(MessageDefinition definition) {
        this.definition = definition;
    }

    /** The schema as XML. */
    public static String of(MessageDefinition definition) {
        return new StaediSchema(definition).write();
    }

    private String write() {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.append("<schema xmlns=\"http://xlate.io/EDISchema/v4\">\n");
        text.append(" <transaction>\n  <sequence>\n");
        places(List.of(definition.node(0)), "   ");
        text.append("  </sequence>\n </transaction>\n");
        var at = text.length();
        for (var tag : tags()) segment(Objects.requireNonNull(definition.layout(tag), tag));
        var segments = text.substring(at);
        text.setLength(at);
        elements.forEach(this::element);
        return text.append(segments).append("</schema>\n").toString();
    }

    /** Segments of the message; its head and trailer are StAEDI's own. */
    private SortedSet<String> tags() {
        var tags = new TreeSet<String>();
        definition.nodes().stream()
                .skip(1)
                .map(Node::tag)
                .filter(t -> !isService(t))
                .forEach(tags::add);
        return tags;
    }

    private static boolean isService(String tag) {
        return tag.equals("UNH") || tag.equals("UNT");
    }

    /** The union of what stands in groups of one place, as the reader walks it. */
    private void places(List<Node> groups, String indent) {
        var slots = groups.stream()
                .flatMap(g -> definition.slots(g.index()).stream())
                .sorted(Comparator.comparingInt(Slot::number))
                .toList();
        for (var from = 0; from < slots.size(); ) {
            var to = from;
            while (to < slots.size()
                    && slots.get(to).number() == slots.get(from).number()) to++;
            place(slots.subList(from, to), indent);
            from = to;
        }
    }

    private void place(List<Slot> same, String indent) {
        var first = same.get(0);
        if (isService(first.tag())) return;
        var occurs = (first.mandatory() ? " minOccurs=\"1\"" : "") + " maxOccurs=\"" + first.max() + "\"";
        if (first.group() == null) {
            text.append(indent)
                    .append("<segment type=\"")
                    .append(first.tag())
                    .append('"')
                    .append(occurs)
                    .append("/>\n");
            return;
        }
        var nodes = same.stream().flatMap(s -> s.nodes().stream()).toList();
        text.append(indent)
                .append("<loop code=\"")
                .append(first.group())
                .append('"')
                .append(occurs)
                .append(">\n");
        text.append(indent).append(" <sequence>\n").append(indent).append("  <segment type=\"");
        text.append(first.tag()).append("\" minOccurs=\"1\"/>\n");
        places(nodes, indent + "  ");
        text.append(indent).append(" </sequence>\n").append(indent).append("</loop>\n");
    }

    private void segment(SegmentLayout layout) {
        var composites = new ArrayList<String>();
        var own = new StringBuilder();
        for (var i = 0; i < layout.elements().size(); i++) {
            var parts = layout.elements().get(i);
            if (parts.size() == 1) {
                own.append("   <element type=\"").append(type(parts.get(0))).append("\"/>\n");
            } else {
                var name = "C" + layout.tag() + (i + 1);
                composites.add(composite(name, parts));
                own.append("   <composite type=\"").append(name).append("\"/>\n");
            }
        }
        composites.forEach(text::append);
        text.append(" <segmentType name=\"").append(layout.tag()).append("\">\n  <sequence>\n");
        text.append(own).append("  </sequence>\n </segmentType>\n");
    }

    private String composite(String name, List<DataElement> parts) {
        var result = new StringBuilder(" <compositeType name=\"" + name + "\">\n  <sequence>\n");
        parts.forEach(p -> result.append("   <element type=\"").append(type(p)).append("\"/>\n"));
        return result.append("  </sequence>\n </compositeType>\n").toString();
    }

    /** A type a data element and format: the same number may have several. */
    private String type(DataElement data) {
        var name = "E" + data.number() + data.kind().toUpperCase(java.util.Locale.ROOT)
                + (data.isFixedLength() ? "F" : "") + data.length();
        elements.put(name, data);
        return name;
    }

    private void element(String name, DataElement data) {
        text.append(" <elementType name=\"").append(name).append("\" base=\"");
        text.append(data.kind().equals("n") ? "decimal" : "string");
        text.append("\" minLength=\"").append(data.isFixedLength() ? data.length() : 1);
        text.append("\" maxLength=\"").append(data.length()).append("\"/>\n");
    }
}
