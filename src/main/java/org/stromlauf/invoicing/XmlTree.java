package org.stromlauf.invoicing;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes nested elements so that the code has the shape of the document. */
final class XmlTree {

    /** What stands inside of an element. */
    interface Content {
        void write() throws XMLStreamException;
    }

    private final XMLStreamWriter out;

    XmlTree(XMLStreamWriter out) {
        this.out = out;
    }

    void begin(String root) throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        out.writeStartElement(root);
        out.writeAttribute("xmlns:rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100");
        out.writeAttribute("xmlns:qdt", "urn:un:unece:uncefact:data:standard:QualifiedDataType:100");
        out.writeAttribute(
                "xmlns:ram", "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100");
        out.writeAttribute("xmlns:udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100");
    }

    void end() throws XMLStreamException {
        out.writeEndElement();
        out.writeEndDocument();
        out.close();
    }

    void in(String name, Content content) throws XMLStreamException {
        out.writeStartElement(name);
        content.write();
        out.writeEndElement();
    }

    void leaf(String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    void leaf(String name, String text, String attribute, String value) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeAttribute(attribute, value);
        out.writeCharacters(text);
        out.writeEndElement();
    }
}
