package org.stromlauf.receivables;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.stromlauf.shared.CanIgnoreReturnValue;
import org.stromlauf.shared.Money;

/** Writes an ISO 20022 document, element by element. */
public final class PaymentXml {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter writer;

    /** @param message for example {@code pain.008.001.08} */
    public PaymentXml(String message) {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            writer.writeStartElement("Document");
            writer.writeDefaultNamespace("urn:iso:std:iso:20022:tech:xsd:" + message);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens elements, each inside the one before, writes what stands inside, and closes them. */
    @CanIgnoreReturnValue
    public PaymentXml in(String path, Runnable content) {
        try {
            var names = path.split("/");
            for (var name : names) writer.writeStartElement(name);
            content.run();
            for (int i = 0; i < names.length; i++) writer.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element with a text; a path makes elements around it. */
    @CanIgnoreReturnValue
    public PaymentXml text(String path, String text) {
        return in(path, () -> characters(text));
    }

    @CanIgnoreReturnValue
    public PaymentXml amount(String name, Money amount) {
        try {
            writer.writeStartElement(name);
            writer.writeAttribute("Ccy", "EUR");
            writer.writeCharacters(amount.euros().toPlainString());
            writer.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] toBytes() {
        try {
            writer.writeEndElement();
            writer.writeEndDocument();
            writer.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void characters(String text) {
        try {
            writer.writeCharacters(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
