package org.stromlauf.edifact.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.stromlauf.edifact.definition.Definitions.Entry;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * AHB and MIG in BDEW's own XML, as users of the official set own it, in the form of the extracted tables: an {@code AWF} a PID, in
 * it groups {@code G_SG2}, segments {@code S_NAD}, composites {@code C_C082}, elements {@code D_3039} with {@code AHB_Status} and
 * codes. Of several publications of a message that with its release which was published last is taken.
 */
final class OfficialXml {

    private final ObjectMapper json = new ObjectMapper();
    private final List<Element> handbooks = new ArrayList<>();
    private final List<Element> descriptions = new ArrayList<>();

    private OfficialXml() {}

    /** The publications in a folder; empty when it holds none. */
    static Optional<OfficialXml> in(Path folder) throws IOException {
        var found = new OfficialXml();
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".xml")).sorted().toList()) {
                var root = parse(file);
                if (root.getTagName().equals("AHB")) found.handbooks.add(root);
                else if (root.getTagName().startsWith("M_")) found.descriptions.add(root);
            }
        }
        return found.handbooks.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private static Element parse(Path file) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is no XML: " + e.getMessage(), e);
        }
    }

    private Optional<Element> handbook(Entry entry) {
        return handbooks.stream()
                .filter(h -> children(h, "AWF")
                        .anyMatch(a -> a.getAttribute("Pruefidentifikator").startsWith(entry.pids())
                                && isOf(message(a), entry)))
                .max(java.util.Comparator.comparing(OfficialXml::published));
    }

    private Optional<Element> description(Entry entry) {
        return descriptions.stream()
                .filter(d -> isOf(message(d), entry))
                .max(java.util.Comparator.comparing(OfficialXml::published));
    }

    /** Day, month and year as the attribute writes them, turned round. */
    private static String published(Element publication) {
        var parts = publication.getAttribute("Veroeffentlichungsdatum").split("\\.");
        return parts.length == 3 ? parts[2] + parts[1] + parts[0] : "";
    }

    /** The message itself: some publications put the interchange around it. */
    private static Element message(Element around) {
        if (around.getTagName().startsWith("M_")) return around;
        return children(around, "")
                .filter(c -> c.getTagName().startsWith("M_") || c.getTagName().equals("Uebertragungsdatei"))
                .findFirst()
                .map(OfficialXml::message)
                .orElse(around);
    }

    private static boolean isOf(Element message, Entry entry) {
        return message.getTagName().equals("M_" + entry.type())
                && descendants(message, "D_0057")
                        .flatMap(d -> children(d, "Code"))
                        .anyMatch(c -> text(c).equals(entry.release()));
    }

    /** By PID the lines of its column; empty when the message is not published here. */
    ObjectNode columns(Entry entry) {
        var columns = json.createObjectNode();
        handbook(entry).stream().flatMap(h -> children(h, "AWF")).forEach(awf -> {
            var lines =
                    columns.putObject(awf.getAttribute("Pruefidentifikator")).putArray("instanzen");
            lines(message(awf), "", "", lines);
        });
        return columns;
    }

    private static void lines(Element around, String group, String groupStatus, ArrayNode into) {
        children(around, "").forEach(child -> {
            var name = child.getTagName().substring(2);
            if (child.getTagName().startsWith("G_")) {
                lines(child, name, child.getAttribute("AHB_Status"), into);
            } else if (child.getTagName().startsWith("S_")) {
                var line = into.addObject().put("seg", name).put("expr", child.getAttribute("AHB_Status"));
                line.put("section", child.getAttribute("Name")).put("sgExpr", groupStatus);
                if (group.isEmpty()) line.putNull("sg");
                else line.put("sg", group);
                elements(child, line.putArray("des"));
            }
        });
    }

    private static void elements(Element around, ArrayNode into) {
        children(around, "").forEach(child -> {
            if (child.getTagName().startsWith("C_")) {
                elements(child, into);
                return;
            }
            var codes = children(child, "Code")
                    .filter(c -> !c.getAttribute("AHB_Status").isBlank())
                    .toList();
            var status = child.getAttribute("AHB_Status");
            if (!child.getTagName().startsWith("D_") || (status.isBlank() && codes.isEmpty())) return;
            var element = into.addObject().put("de", child.getTagName().substring(2));
            element.put("expr", status.isBlank() ? codes.get(0).getAttribute("AHB_Status") : status);
            var list = element.putArray("codes");
            codes.forEach(c ->
                    list.addArray().add(text(c)).add(c.getAttribute("Name")).add(c.getAttribute("AHB_Status")));
        });
    }

    /** The sentences of the conditions by number. */
    JsonNode conditions(Entry entry) {
        var result = json.createObjectNode();
        var texts = result.putObject("officialBedingungen");
        handbook(entry).stream().flatMap(h -> descendants(h, "Bedingung")).forEach(b -> texts.putObject(
                        b.getAttribute("Nummer").replaceAll("[\\[\\]]", ""))
                .put("text", text(b)));
        return result;
    }

    /** By number the conditions under which a package of codes applies; {@code always} for one that has none. */
    Map<String, String> packages(Entry entry) {
        var packages = new TreeMap<String, String>();
        handbook(entry).stream().flatMap(h -> descendants(h, "Paket")).forEach(p -> {
            var number = p.getAttribute("Nummer").replaceAll("[\\[\\]P]", "");
            var condition = text(p).replaceAll("\\s+", " ");
            packages.put(number, condition.startsWith("[") || condition.startsWith("(") ? condition : "always");
        });
        return packages;
    }

    /** Formats by segment and element, repetitions by segment, as the message description has them. */
    JsonNode formats(Entry entry) {
        var result = json.createObjectNode();
        var fields = result.putObject("felder");
        var most = result.putObject("maxWdh");
        description(entry).stream()
                .flatMap(d -> descendants(d, ""))
                .filter(e -> e.getTagName().startsWith("S_"))
                .forEach(s -> {
                    var tag = s.getTagName().substring(2);
                    var max = Integer.parseInt("0" + s.getAttribute("MaxRep_Specification"));
                    most.put(tag, Math.max(max, most.path(tag).asInt()));
                    descendants(s, "")
                            .filter(d -> d.getTagName().startsWith("D_"))
                            .forEach(d -> format(tag, d, fields));
                });
        return result;
    }

    /** The widest of the formats that the uses of an element give. */
    private static void format(String tag, Element data, ObjectNode fields) {
        var format = data.getAttribute("Format_Specification");
        if (format.isBlank()) return;
        var name = tag + " " + data.getTagName().substring(2);
        var known = fields.path(name).path("fmt").asText("");
        if (length(format) >= length(known)) fields.putObject(name).put("fmt", format);
    }

    private static int length(String format) {
        return Integer.parseInt("0" + format.replaceAll("\\D", ""));
    }

    List<String> documents(Entry entry) {
        var result = new ArrayList<String>();
        handbook(entry).ifPresent(h -> result.add(document("AHB", entry, h)));
        description(entry).ifPresent(d -> result.add(document("MIG", entry, d)));
        return result;
    }

    private static String document(String kind, Entry entry, Element publication) {
        return kind + " " + entry.name() + " " + publication.getAttribute("Versionsnummer") + ", "
                + publication.getAttribute("Veroeffentlichungsdatum");
    }

    private static String text(Element element) {
        return element.getTextContent().strip();
    }

    private static java.util.stream.Stream<Element> children(Element around, String tag) {
        var result = new ArrayList<Element>();
        for (Node n = around.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e && (tag.isEmpty() || e.getTagName().equals(tag))) result.add(e);
        }
        return result.stream();
    }

    private static java.util.stream.Stream<Element> descendants(Element around, String tag) {
        var found = around.getElementsByTagName(tag.isEmpty() ? "*" : tag);
        var result = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) result.add((Element) found.item(i));
        return result.stream();
    }
}
