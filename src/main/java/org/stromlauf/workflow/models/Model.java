package org.stromlauf.workflow.models;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A BPMN file, read as XML. */
record Model(Path file, Document document) {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final Set<String> TASKS = Set.of(
            "task",
            "serviceTask",
            "userTask",
            "receiveTask",
            "sendTask",
            "businessRuleTask",
            "scriptTask",
            "manualTask",
            "callActivity");
    private static final Set<String> EVENTS =
            Set.of("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent");

    /** The file is no BPMN that can be read. */
    static final class UnreadableModelException extends Exception {

        @Serial
        private static final long serialVersionUID = 1;

        UnreadableModelException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static Model read(Path file) throws UnreadableModelException {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        try (var in = Files.newInputStream(file)) {
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new Model(file, builder.parse(in));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new UnreadableModelException("The file cannot be read: " + e.getMessage(), e);
        }
    }

    /** File name without its suffix. */
    String name() {
        return file.getFileName().toString().replaceFirst("\\.bpmn$", "");
    }

    /** Another model of the same folder; empty if there is none that can be read. */
    Optional<Model> sibling(String process) {
        var other = file.resolveSibling(process + ".bpmn");
        if (!Files.exists(other)) return Optional.empty();
        try {
            return Optional.of(read(other));
        } catch (UnreadableModelException e) {
            return Optional.empty(); // a finding of its own
        }
    }

    /** Whether another model of the same folder calls this one. */
    boolean isCalled() {
        var call = "calledElement=\"" + name() + "\"";
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) return false;
        try (var models = Files.newDirectoryStream(folder, "*.bpmn")) {
            for (var other : models) if (Files.readString(other).contains(call)) return true;
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of " + file + " cannot be read", e);
        }
    }

    List<Element> bpmn(String... names) {
        var found = new ArrayList<Element>();
        for (var name : names) found.addAll(elements(document.getElementsByTagNameNS(BPMN, name)));
        return found;
    }

    /** Tasks, events, gateways and sub-processes. */
    List<Element> nodes() {
        return elements(document.getElementsByTagNameNS(BPMN, "*")).stream()
                .filter(e -> isTask(e)
                        || isEvent(e)
                        || isGateway(e)
                        || e.getLocalName().equals("subProcess"))
                .toList();
    }

    List<Element> flows() {
        return bpmn("sequenceFlow");
    }

    List<Element> all() {
        return elements(document.getElementsByTagNameNS("*", "*"));
    }

    List<Element> diagram(String name) {
        return elements(document.getElementsByTagNameNS(DI, name));
    }

    Optional<Element> byId(String id) {
        return elements(document.getElementsByTagNameNS(BPMN, "*")).stream()
                .filter(e -> id(e).equals(id))
                .findFirst();
    }

    List<Element> outgoing(Element node) {
        return flows().stream()
                .filter(f -> f.getAttribute("sourceRef").equals(id(node)))
                .toList();
    }

    List<Element> successors(Element node) {
        return outgoing(node).stream()
                .flatMap(f -> byId(f.getAttribute("targetRef")).stream())
                .toList();
    }

    /** The kind of an event: {@code message}, {@code timer}, …; empty for a plain one. */
    static Optional<String> definition(Element event) {
        return children(event).stream()
                .map(Element::getLocalName)
                .filter(n -> n.endsWith("EventDefinition"))
                .map(n -> n.substring(0, n.length() - "EventDefinition".length()))
                .findFirst();
    }

    static boolean isTask(Element element) {
        return TASKS.contains(element.getLocalName());
    }

    static boolean isEvent(Element element) {
        return EVENTS.contains(element.getLocalName());
    }

    static boolean isGateway(Element element) {
        return element.getLocalName().endsWith("Gateway");
    }

    static boolean isEventSubProcess(Node node) {
        return node instanceof Element e && e.getAttribute("triggeredByEvent").equals("true");
    }

    static String id(Element element) {
        return element.getAttribute("id");
    }

    static String label(Element element) {
        return element.getAttribute("name");
    }

    static String camunda(Element element, String attribute) {
        return element.getAttributeNS(CAMUNDA, attribute);
    }

    static List<Element> children(Element element) {
        return elements(element.getChildNodes());
    }

    static Optional<Element> child(Element element, String name) {
        return children(element).stream()
                .filter(c -> c.getLocalName().equals(name))
                .findFirst();
    }

    static List<Element> elements(org.w3c.dom.NodeList nodes) {
        var found = new ArrayList<Element>();
        for (var i = 0; i < nodes.getLength(); i++) if (nodes.item(i) instanceof Element e) found.add(e);
        return found;
    }
}
