package org.stromlauf.workflow.engine;

import java.io.ByteArrayInputStream;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Refuses models that name the address of a schema or a document type, before any other part of the engine reads them: it would
 * call that address, for its XML parser need not obey {@code accessExternalSchema}.
 */
final class SchemaAddressGuard implements Deployer {

    private static final Set<String> SUFFIXES = Set.of("bpmn", "dmn", "cmmn", "xml");

    @Override
    public void deploy(DeploymentEntity deployment) {
        deployment.getResources().values().stream()
                .filter(r -> SUFFIXES.contains(r.getName().substring(r.getName().lastIndexOf('.') + 1)))
                .forEach(SchemaAddressGuard::check);
    }

    private static void check(ResourceEntity model) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(model.getBytes()));
            while (reader.hasNext()) {
                var event = reader.next();
                if (event == XMLStreamReader.DTD) throw refused(model, reader, "has a document type");
                if (event == XMLStreamReader.START_ELEMENT && namesSchema(reader))
                    throw refused(model, reader, "names the address of a schema (xsi:schemaLocation)");
            }
        } catch (XMLStreamException e) {
            throw new ProcessEngineException("The model " + model.getName() + " is not XML: " + e.getMessage(), e);
        }
    }

    private static boolean namesSchema(XMLStreamReader reader) {
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            if (XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(reader.getAttributeNamespace(i))
                    && reader.getAttributeLocalName(i).endsWith("chemaLocation")) return true;
        }
        return false;
    }

    private static ProcessEngineException refused(ResourceEntity model, XMLStreamReader reader, String what) {
        return new ProcessEngineException("The model is refused: " + model.getName() + " " + what + " in line "
                + reader.getLocation().getLineNumber() + ". Delete it.");
    }
}
