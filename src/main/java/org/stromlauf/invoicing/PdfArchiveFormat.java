package org.stromlauf.invoicing;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;

/**
 * What makes a PDF an archive document with a machine-readable invoice: PDF/A-3B (ISO 19005-3) with output intent and metadata,
 * and the XML attached as ZUGFeRD / Factur-X asks.
 */
final class PdfArchiveFormat {

    /**
     * The XML inside.
     *
     * @param name as its profile prescribes
     * @param level conformance level, as Factur-X names profiles
     */
    record Embedded(String name, String level, byte[] xml) {

        static Embedded of(InvoiceDraft draft, byte[] xml) {
            return draft.references().xrechnung()
                    ? new Embedded("xrechnung.xml", "XRECHNUNG", xml)
                    : new Embedded("factur-x.xml", "EN 16931", xml);
        }
    }

    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private PdfArchiveFormat() {}

    static void apply(PDDocument document, String title, String author, Instant made, Embedded xml) throws IOException {
        var date = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
        date.setTimeInMillis(made.toEpochMilli());
        var information = document.getDocumentInformation();
        information.setTitle(title);
        information.setAuthor(author);
        information.setProducer("Stromlauf");
        information.setCreationDate(date);
        information.setModificationDate(date);
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage("de-DE");
        catalog.setMetadata(metadata(document, title, author, made, xml));
        catalog.addOutputIntent(outputIntent(document));
        attach(document, date, xml);
    }

    private static PDOutputIntent outputIntent(PDDocument document) throws IOException {
        var intent = new PDOutputIntent(document, new ByteArrayInputStream(SRGB));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        return intent;
    }

    private static void attach(PDDocument document, Calendar date, Embedded embedding) throws IOException {
        var xml = embedding.xml();
        var embedded = new PDEmbeddedFile(document, new ByteArrayInputStream(xml), COSName.FLATE_DECODE);
        embedded.setSubtype("text/xml");
        embedded.setSize(xml.length);
        embedded.setCreationDate(date);
        embedded.setModDate(date);
        var file = new PDComplexFileSpecification();
        file.setFile(embedding.name());
        file.setFileUnicode(embedding.name());
        file.setFileDescription("Rechnung als " + embedding.level());
        file.setEmbeddedFile(embedded);
        file.setEmbeddedFileUnicode(embedded);
        // The XML says the same as the pages.
        file.getCOSObject().setName("AFRelationship", "Alternative");
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        var files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of(embedding.name(), file));
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
        var associated = new COSArray(List.of(file.getCOSObject()));
        document.getDocumentCatalog().getCOSObject().setItem("AF", associated);
    }

    private static PDMetadata metadata(PDDocument document, String title, String author, Instant made, Embedded xml)
            throws IOException {
        var packet = XMP.formatted(made, made, escape(title), escape(author), xml.name(), xml.level());
        var metadata = new PDMetadata(document);
        metadata.importXMPMetadata(packet.getBytes(StandardCharsets.UTF_8));
        return metadata;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Title, dates, PDF/A-3B, and ZUGFeRD's own schema, which PDF/A wants described before it is used. */
    private static final String XMP =
            """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
               <pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
              </rdf:Description>
              <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
               <xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>
              </rdf:Description>
              <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
               <pdf:Producer>Stromlauf</pdf:Producer>
              </rdf:Description>
              <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
               <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
               <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
              </rdf:Description>
              <rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
               <fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>%s</fx:DocumentFileName>
               <fx:Version>1.0</fx:Version><fx:ConformanceLevel>%s</fx:ConformanceLevel>
              </rdf:Description>
              <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
                xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
               <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
                <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
                <pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
                <pdfaSchema:prefix>fx</pdfaSchema:prefix>
                <pdfaSchema:property><rdf:Seq>
                 <rdf:li rdf:parseType="Resource"><pdfaProperty:name>DocumentFileName</pdfaProperty:name>
                  <pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>
                  <pdfaProperty:description>name of the embedded XML file</pdfaProperty:description></rdf:li>
                 <rdf:li rdf:parseType="Resource"><pdfaProperty:name>DocumentType</pdfaProperty:name>
                  <pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>
                  <pdfaProperty:description>INVOICE</pdfaProperty:description></rdf:li>
                 <rdf:li rdf:parseType="Resource"><pdfaProperty:name>Version</pdfaProperty:name>
                  <pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>
                  <pdfaProperty:description>version of the XML schema</pdfaProperty:description></rdf:li>
                 <rdf:li rdf:parseType="Resource"><pdfaProperty:name>ConformanceLevel</pdfaProperty:name>
                  <pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>
                  <pdfaProperty:description>profile of the XML</pdfaProperty:description></rdf:li>
                </rdf:Seq></pdfaSchema:property>
               </rdf:li></rdf:Bag></pdfaExtension:schemas>
              </rdf:Description>
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>
            """;
}
