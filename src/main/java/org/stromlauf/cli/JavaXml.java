package org.stromlauf.cli;

import java.util.Map;

/**
 * Keeps XML in the hands of Java's own parsers: Smooks core registers a Xerces of its own for the whole process, which knows
 * neither the limits nor the bans on external access that others set.
 */
final class JavaXml {

    private static final Map<String, String> FACTORIES = Map.of(
            "javax.xml.parsers.DocumentBuilderFactory",
            "com.sun.org.apache.xerces.internal.jaxp.DocumentBuilderFactoryImpl",
            "javax.xml.parsers.SAXParserFactory",
            "com.sun.org.apache.xerces.internal.jaxp.SAXParserFactoryImpl",
            "javax.xml.validation.SchemaFactory:http://www.w3.org/2001/XMLSchema",
            "com.sun.org.apache.xerces.internal.jaxp.validation.XMLSchemaFactory",
            "org.xml.sax.driver",
            "com.sun.org.apache.xerces.internal.parsers.SAXParser");

    private JavaXml() {}

    /** What a user has set stays. */
    static void keep() {
        FACTORIES.forEach((name, factory) -> System.getProperties().putIfAbsent(name, factory));
    }
}
