package org.stromlauf.edifact.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Derives the facts of a UN directory (public, UN/CEFACT) from the schemas of org.smooks.cartridges.edi:edifact-schemas. */
public final class UnSchemas {

    private final Map<String, Element> types = new HashMap<>();
    private final Map<String, Element> messages = new HashMap<>();

    private UnSchemas() {}

    /** The text of a directory file for some messages. */
    public static String read(Path jar, String folder, Collection<String> wanted) throws IOException {
        var schemas = new UnSchemas();
        try (var zip = new ZipFile(jar.toFile())) {
            index(zip, folder + "/EDIFACT-Segments.dfdl.xsd", schemas.types);
            index(zip, folder + "/EDIFACT-Messages.dfdl.xsd", schemas.messages);
        }
        return schemas.write(folder, wanted);
    }

    private static void index(ZipFile zip, String name, Map<String, Element> into) throws IOException {
        var zipEntry = zip.getEntry(name);
        if (zipEntry == null) {
            throw new IOException(zip.getName() + " contains no " + name);
        }
        try (InputStream stream = zip.getInputStream(zipEntry)) {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var root = factory.newDocumentBuilder().parse(stream).getDocumentElement();
            for (var type : children(root)) {
                if (!type.getTagName().endsWith(":element")) {
                    into.put(type.getAttribute("name"), type);
                }
            }
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(name + " cannot be read", e);
        }
    }

    private String write(String folder, Collection<String> wanted) {
        var tags = new TreeSet<String>();
        var trees = new StringBuilder();
        for (var message : wanted) {
            trees.append("message ").append(message).append('\n');
            places(known(messages, message), 1, trees, tags);
        }
        var text = new StringBuilder("# UN/EDIFACT directory " + folder.toUpperCase(java.util.Locale.ROOT)
                + " (UN/CEFACT): order, nesting, upper repetition and elements\n");
        for (var tag : tags) {
            if (!tag.equals("UNS")) {
                text.append("segment ")
                        .append(tag)
                        .append(' ')
                        .append(segment(tag))
                        .append('\n');
            }
        }
        return text.append(trees).toString();
    }

    private void places(Element parent, int depth, StringBuilder text, Collection<String> tags) {
        for (var child : children(parent)) {
            if (!child.getTagName().endsWith(":element")) {
                places(child, depth, text, tags);
                continue;
            }
            var name = child.getAttribute("name").replace("SegGrp-", "SG");
            text.append(" ".repeat(depth))
                    .append(name)
                    .append(child.getAttribute("minOccurs").equals("0") ? " C" : " M")
                    .append(child.getAttribute("maxOccurs"))
                    .append('\n');
            if (name.startsWith("SG") && name.matches("SG\\d+")) {
                places(child, depth + 1, text, tags);
            } else {
                tags.add(name);
            }
        }
    }

    private String segment(String tag) {
        var type = types.entrySet().stream()
                .filter(e -> e.getKey().startsWith(tag + "-"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No segment " + tag))
                .getValue();
        var words = new ArrayList<String>();
        for (var element : elements(type)) {
            var composite = element.getAttribute("name").matches("[CS]\\d{3}");
            var target = known(types, element.getAttribute("type").replaceAll(".*:", ""));
            var word = composite ? "(" + String.join(" ", composite(target)) + ")" : data(element, target);
            words.addAll(java.util.Collections.nCopies(repetition(element), word));
        }
        return String.join(" ", words);
    }

    private List<String> composite(Element type) {
        var words = new ArrayList<String>();
        for (var element : elements(type)) {
            var target = known(types, element.getAttribute("type").replaceAll(".*:", ""));
            words.addAll(java.util.Collections.nCopies(repetition(element), data(element, target)));
        }
        return words;
    }

    private static String data(Element element, Element type) {
        return element.getAttribute("name").substring(1) + ":" + format(type);
    }

    /** The schemas call formats alpha0-35 or numeric1-2; a like lower and upper bound is a fixed length. */
    private static String format(Element type) {
        var base = children(type).get(0).getAttribute("base").replaceAll(".*:", "");
        var bounds = base.replaceAll("[a-z]+", "").split("-");
        var kind = base.startsWith("numeric") ? "n" : "an";
        return bounds.length > 1 && !bounds[0].equals(bounds[1]) ? kind + ".." + bounds[1] : kind + bounds[0];
    }

    private static Element known(Map<String, Element> elements, String name) {
        var element = elements.get(name);
        if (element == null) {
            throw new IllegalStateException("The schemas have no " + name);
        }
        return element;
    }

    private static int repetition(Element element) {
        var max = element.getAttribute("maxOccurs");
        return max.isEmpty() ? 1 : Integer.parseInt(max);
    }

    private static List<Element> elements(Element parent) {
        var result = new ArrayList<Element>();
        for (var child : children(parent)) {
            if (child.getTagName().endsWith(":element")) {
                result.add(child);
            } else {
                result.addAll(elements(child));
            }
        }
        return result;
    }

    private static List<Element> children(Element parent) {
        var result = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                result.add(element);
            }
        }
        return result;
    }
}
