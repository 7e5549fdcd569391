package org.stromlauf.edifact.smooks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.smooks.api.ExecutionContext;
import org.smooks.api.TypedKey;
import org.smooks.api.resource.reader.SmooksXMLReader;
import org.stromlauf.edifact.CheckedInterchange;
import org.stromlauf.edifact.CheckedMessage;
import org.stromlauf.edifact.DateTimes;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.Fields;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.MessageEngine;
import org.xml.sax.ContentHandler;
import org.xml.sax.DTDHandler;
import org.xml.sax.EntityResolver;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads an interchange for Smooks: {@code <interchange>}, in it a {@code <message>} each, in it the fields of the message by
 * their names (docs/fields.md), groups as often as they stand. Only right messages are read: what the engine rejects ends the
 * filtering with its findings.
 */
public final class EdifactReader implements SmooksXMLReader {

    /** An engine that the caller has loaded; without one the reader loads the definitions once a process. */
    public static final TypedKey<MessageEngine> ENGINE = TypedKey.of();

    private static final AttributesImpl NO_ATTRIBUTES = new AttributesImpl();
    private static final Pattern INSTANT = Pattern.compile("\\d{12}\\+00");

    private static final class Loaded {
        static final MessageEngine ENGINE = DefinedMessages.load();
    }

    private @Nullable ExecutionContext context;
    private ContentHandler handler = new DefaultHandler();
    private ErrorHandler errors = new DefaultHandler();

    @Override
    public void setExecutionContext(ExecutionContext context) {
        this.context = context;
    }

    @Override
    public ContentHandler getContentHandler() {
        return handler;
    }

    @Override
    public void setContentHandler(ContentHandler handler) {
        this.handler = handler;
    }

    @Override
    public ErrorHandler getErrorHandler() {
        return errors;
    }

    @Override
    public void setErrorHandler(ErrorHandler handler) {
        errors = handler;
    }

    // What follows belongs to parsers of XML: an interchange has no features, entities or declarations.

    @Override
    public boolean getFeature(String name) {
        return false;
    }

    @Override
    public void setFeature(String name, boolean value) {
        // none to set
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return null;
    }

    @Override
    public void setProperty(String name, Object value) {
        // none to set
    }

    @Override
    public @Nullable EntityResolver getEntityResolver() {
        return null;
    }

    @Override
    public void setEntityResolver(EntityResolver resolver) {
        // no entities
    }

    @Override
    public @Nullable DTDHandler getDTDHandler() {
        return null;
    }

    @Override
    public void setDTDHandler(DTDHandler handler) {
        // no declarations
    }

    @Override
    public void parse(String systemId) throws SAXException {
        throw new SAXException("An interchange is read from bytes, not from the address " + systemId);
    }

    @Override
    public void parse(InputSource input) throws SAXException, IOException {
        var checked = engine().check(bytes(input), MessageEngine.Context.NONE);
        refuse(checked);
        handler.startDocument();
        var envelope = checked.envelope();
        var attributes = new AttributesImpl();
        if (envelope != null) {
            add(attributes, "sender", envelope.sender());
            add(attributes, "receiver", envelope.receiver());
            add(attributes, "reference", envelope.reference());
        }
        handler.startElement("", "interchange", "interchange", attributes);
        for (var message : checked.messages()) message(message);
        handler.endElement("", "interchange", "interchange");
        handler.endDocument();
    }

    private MessageEngine engine() {
        var given = context == null ? null : context.get(ENGINE);
        return given == null ? Loaded.ENGINE : given;
    }

    private static byte[] bytes(InputSource input) throws IOException, SAXException {
        if (input.getByteStream() != null) return read(input.getByteStream());
        if (input.getCharacterStream() == null) throw new SAXException("The source has neither bytes nor characters");
        var text = new StringBuilder();
        var buffer = new char[8192];
        for (int n; (n = input.getCharacterStream().read(buffer)) >= 0; ) text.append(buffer, 0, n);
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] read(InputStream stream) throws IOException {
        var bytes = new ByteArrayOutputStream();
        stream.transferTo(bytes);
        return bytes.toByteArray();
    }

    private static void refuse(CheckedInterchange checked) throws SAXException {
        var errors = Stream.concat(
                        checked.findings().stream(), checked.messages().stream().flatMap(m -> m.findings().stream()))
                .filter(f -> f.severity() == Finding.Severity.ERROR)
                .map(f -> f.code() + " at " + (f.path() == null ? f.tag() : f.path()))
                .collect(Collectors.joining("; "));
        if (!errors.isEmpty()) throw new SAXException("The interchange is not right: " + errors);
    }

    private void message(CheckedMessage message) throws SAXException {
        var attributes = new AttributesImpl();
        add(attributes, "reference", message.reference());
        add(attributes, "type", message.type());
        add(attributes, "release", message.release());
        add(attributes, "pid", message.pid());
        handler.startElement("", "message", "message", attributes);
        fields(message.fields());
        handler.endElement("", "message", "message");
    }

    private void fields(Fields fields) throws SAXException {
        for (var value : fields.values().entrySet()) {
            handler.startElement("", value.getKey(), value.getKey(), NO_ATTRIBUTES);
            var text = text(value.getValue());
            handler.characters(text.toCharArray(), 0, text.length());
            handler.endElement("", value.getKey(), value.getKey());
        }
        for (var group : fields.groups().entrySet()) {
            for (var each : group.getValue()) {
                handler.startElement("", group.getKey(), group.getKey(), NO_ATTRIBUTES);
                fields(each);
                handler.endElement("", group.getKey(), group.getKey());
            }
        }
    }

    /** Instants (DTM format 303) in ISO form, everything else as it was sent. */
    private static String text(String value) {
        return INSTANT.matcher(value).matches() ? DateTimes.parse(value).toString() : value;
    }

    private static void add(AttributesImpl attributes, String name, @Nullable String value) {
        if (value != null) attributes.addAttribute("", name, name, "CDATA", value);
    }
}
