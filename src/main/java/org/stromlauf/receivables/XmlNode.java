package org.stromlauf.receivables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A part of a payment document that was read: an element with its text, currency and children. */
public final class XmlNode {

    private static final int DEEPEST = 40;

    private final String name;
    private final @Nullable String currency;
    private final StringBuilder text = new StringBuilder();
    private final List<XmlNode> children = new ArrayList<>();

    private XmlNode(String name, @Nullable String currency) {
        this.name = name;
        this.currency = currency;
    }

    /** Reads the element on whose start the reader stands, up to its end. */
    static XmlNode read(XMLStreamReader reader) throws XMLStreamException {
        return read(reader, 0);
    }

    private static XmlNode read(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST) throw new XMLStreamException("More than " + DEEPEST + " elements inside each other");
        var node = new XmlNode(reader.getLocalName(), reader.getAttributeValue(null, "Ccy"));
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> node.children.add(read(reader, depth + 1));
                case XMLStreamConstants.END_ELEMENT -> {
                    return node;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> node.text.append(reader.getText());
                default -> {}
            }
        }
    }

    public String name() {
        return name;
    }

    /** The text without blanks around it. */
    public String text() {
        return text.toString().strip();
    }

    /** The currency of an amount. */
    public @Nullable String currency() {
        return currency;
    }

    /** All children of a name. */
    public List<XmlNode> all(String child) {
        return children.stream().filter(c -> c.name.equals(child)).toList();
    }

    /** The first element on a path of names, for example {@code Refs/EndToEndId}. */
    public Optional<XmlNode> first(String path) {
        var found = Optional.of(this);
        for (var step : path.split("/")) {
            found = found.flatMap(node -> node.all(step).stream().findFirst());
        }
        return found;
    }

    /** The text of the first element on a path, if it is there and not empty. */
    public Optional<String> text(String path) {
        return first(path).map(XmlNode::text).filter(t -> !t.isEmpty());
    }

    /** The text of an element that must be there. */
    public String required(String path) {
        return text(path)
                .orElseThrow(
                        () -> new UnreadablePaymentFileException("Element " + path + " of " + name + " is missing"));
    }
}
