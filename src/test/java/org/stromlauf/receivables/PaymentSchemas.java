package org.stromlauf.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The published schemas of ISO 20022. */
public final class PaymentSchemas {

    private PaymentSchemas() {}

    /** Fails when the document does not follow the schema; skips when the samples are not there. */
    public static void validate(String message, byte[] document) {
        var shared = System.getenv("STROMLAUF_SHARED");
        assumeTrue(shared != null, "STROMLAUF_SHARED is not set: the schemas of ISO 20022 are not at hand");
        var file = Path.of(shared, "samples/sepa/schemas", message + ".xsd");
        assertThat(file).exists();
        try {
            var factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.newSchema(file.toFile())
                    .newValidator()
                    .validate(new StreamSource(new ByteArrayInputStream(document)));
        } catch (SAXException | IOException e) {
            throw new AssertionError("The document does not follow " + message, e);
        }
    }
}
