package org.stromlauf.edifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.smooks.Smooks;
import org.smooks.api.SmooksException;
import org.smooks.io.sink.StringSink;
import org.smooks.io.source.StreamSource;
import org.stromlauf.edifact.smooks.EdifactReader;
import org.stromlauf.edifact.smooks.MappingFiles;
import org.xml.sax.SAXException;

/**
 * Turns interchanges into the form of another system by a Smooks configuration of {@code edifact/mappings/}: a bean for Camel
 * routes ({@code bean:messageMapping?method=map}). Thread-safe.
 */
public final class MessageMapping {

    private final MessageEngine engine;
    private final Map<String, Smooks> mappings = new ConcurrentHashMap<>();

    /** By the definitions of the installation: what a route makes that names the class. */
    public MessageMapping() {
        this(DefinedMessages.load());
    }

    public MessageMapping(MessageEngine engine) {
        this.engine = engine;
    }

    /**
     * @param interchange as it was received
     * @param mapping file of the configuration, for example {@code mscons-csv.xml}
     * @throws SmooksException when the interchange is not right; the cause names its findings
     */
    public String map(byte[] interchange, String mapping) {
        var smooks = mappings.computeIfAbsent(mapping, MessageMapping::configured);
        var context = smooks.createExecutionContext();
        context.put(EdifactReader.ENGINE, engine);
        var sink = new StringSink();
        smooks.filterSource(context, new StreamSource<>(new ByteArrayInputStream(interchange)), sink);
        return sink.getResult();
    }

    private static Smooks configured(String mapping) {
        try (var configuration = MappingFiles.open(mapping)) {
            return new Smooks(configuration);
        } catch (IOException | SAXException e) {
            throw new IllegalArgumentException("The mapping " + mapping + " cannot be used: " + e.getMessage(), e);
        }
    }
}
