package org.stromlauf.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mustangproject.validator.ZUGFeRDValidator;
import org.stromlauf.invoicing.InvoiceDraft.References;
import org.stromlauf.invoicing.Party.Contact;

/** Documents for authorities after the CIUS XRechnung 3.0, checked by KoSIT's rules as Mustang carries them. */
class XRechnungTests {

    private static final Contact DESK = new Contact("Kundenservice", "+49 30 1234567", "service@example.org");

    @TempDir
    private Path folder;

    @Test
    void aDocumentForAnAuthorityIsValidAfterXRechnung() throws Exception {
        var draft = draft(DESK, "04011000-1234512345-06", null);
        var xml = InvoiceXml.write("R2027-0000001", draft);

        assertThat(new String(xml, StandardCharsets.UTF_8))
                .contains("<ram:ID>urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0</ram:ID>")
                .contains("<ram:BuyerReference>04011000-1234512345-06</ram:BuyerReference>")
                .contains("<ram:URIID schemeID=\"EM\">service@example.org</ram:URIID>")
                .contains("<ram:URIID schemeID=\"EM\">joerg@example.org</ram:URIID>");
        var report = report("x.xml", xml);
        assertThat(report).contains("xrechnung_3.0</profile>").contains("<summary status=\"valid\"/>");
        assertThat(report).doesNotContain("<error").doesNotContain("<warning");
    }

    @Test
    void itsCancellationIsValidToo() throws Exception {
        var cancelled = Cancellations.of(
                "R2027-0000001",
                draft(DESK, "04011000-1234512345-06", null),
                InvoiceFixtures.household().issued());

        assertThat(report("c.xml", InvoiceXml.write("R2027-0000002", cancelled)))
                .contains("<summary status=\"valid\"/>")
                .doesNotContain("<error");
    }

    @Test
    void theValidatorFindsAMissingContact() throws Exception {
        var xml =
                new String(InvoiceXml.write("R1", draft(DESK, "04011000-1234512345-06", null)), StandardCharsets.UTF_8);
        var without = xml.replaceAll("<ram:DefinedTradeContact>.*</ram:DefinedTradeContact>", "");
        assertThat(without).isNotEqualTo(xml);

        assertThat(report("w.xml", without.getBytes(StandardCharsets.UTF_8))).contains("BR-DE-2");
    }

    @Test
    void aDraftThatLacksWhatAnAuthorityWantsIsNoDraft() {
        assertThatThrownBy(() -> draft(null, "04011000-1234512345-06", null)).hasMessageContaining("BG-6");
        assertThatThrownBy(() -> draft(DESK, null, null)).hasMessageContaining("BT-10");
        assertThatThrownBy(() -> new Contact("Service", "-", "a@b.de")).hasMessageContaining("three digits");
    }

    private String report(String name, byte[] xml) throws Exception {
        return new ZUGFeRDValidator()
                .validate(Files.write(folder.resolve(name), xml).toString());
    }

    private static InvoiceDraft draft(@Nullable Contact desk, @Nullable String leitwegId, @Nullable String cancels) {
        var d = InvoiceFixtures.household();
        var s = d.seller();
        return new InvoiceDraft(
                cancels,
                d.subject(),
                d.issued(),
                d.period(),
                new Party(s.name(), s.street(), s.postalCode(), s.city(), s.country(), s.vatId(), null, desk),
                d.buyer(),
                d.facts(),
                d.lines(),
                d.contained(),
                d.prepayments(),
                d.payment(),
                d.paragraphs(),
                d.charts(),
                new References(null, leitwegId, null, true),
                List.of());
    }
}
