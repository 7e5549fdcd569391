package org.stromlauf.receivables;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads ISO 20022 documents of strangers: bounded in size, without document types and entities. */
public final class PaymentDocument {

    /** A day's statement of a million bookings would be split by the bank long before. */
    static final int LARGEST = 20 * 1024 * 1024;

    private PaymentDocument() {}

    /**
     * @param message the message it must be, for example {@code camt.053.001.08}
     * @throws UnreadablePaymentFileException when it is not
     */
    public static XmlNode read(byte[] content, String message) {
        if (content.length > LARGEST) {
            throw new UnreadablePaymentFileException("The file has more than " + LARGEST + " bytes");
        }
        try {
            var reader = factory().createXMLStreamReader(new ByteArrayInputStream(content));
            try {
                return document(reader, message);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new UnreadablePaymentFileException("The file is no well-formed XML: " + e.getMessage(), e);
        }
    }

    private static XmlNode document(XMLStreamReader reader, String message) throws XMLStreamException {
        for (int event = reader.next(); event != XMLStreamConstants.START_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.DTD) {
                throw new UnreadablePaymentFileException(
                        "The file has a document type, which payment files never have");
            }
        }
        var namespace = "urn:iso:std:iso:20022:tech:xsd:" + message;
        if (!reader.getLocalName().equals("Document") || !namespace.equals(reader.getNamespaceURI())) {
            throw new UnreadablePaymentFileException("The file is no " + message + ", but " + reader.getLocalName()
                    + " of " + reader.getNamespaceURI() + "; order that version from the bank");
        }
        var root = XmlNode.read(reader);
        while (reader.hasNext()) reader.next();
        return root;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("The file refers to " + systemId + ", nothing outside of it is read");
        });
        return factory;
    }
}
