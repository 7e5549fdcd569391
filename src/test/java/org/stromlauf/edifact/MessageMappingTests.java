package org.stromlauf.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageMappingTests {

    private static final Path HOW_TO = Path.of("docs", "how-to", "smooks.md");
    private static final MessageMapping MAPPING = new MessageMapping(DefinedMessages.load());

    private static final String REGISTRATION = message(
            "UTILMD:D:11A:UN:S2.2",
            """
            BGM+E01+D1
            DTM+137:202611201300?+00:303
            NAD+MS+9900000000010::293
            NAD+MR+9900000000028::293
            IDE+24+V1
            DTM+92:202611232300?+00:303
            STS+7++E03+ZW4
            LOC+Z16+51238696781
            RFF+Z13:55001
            SEQ+Z01
            CCI+++Z15
            SEQ+Z75
            CCI+Z61++ZF9
            CAV+ZU5
            SEQ+Z79+1
            PIA+5+9991000002082:Z11
            CCI+Z66
            CAV+ZH9:::9991000002090
            CAV+ZV4:::11XDEMO-LFN----2
            SEQ+ZH0+1
            CCI+Z65+++Z01
            NAD+Z09+++Müller "Nord":Erika::::Z01
            NAD+Z04+++Müller:Erika::::Z01+Hauptstr.::1:a+Köln++50667+DE
            """);

    private static final String VALUES = message(
            "MSCONS:D:04B:UN:2.5",
            """
            BGM+Z48+MSC1+9
            DTM+137:202611200800?+00:303
            RFF+Z13:13025
            NAD+MS+9900000000010::293
            NAD+MR+9900000000028::293
            UNS+D
            NAD+DP
            LOC+172+51238696781
            DTM+163:202611182300?+00:303
            DTM+164:202611192300?+00:303
            LIN+1
            PIA+5+1-1?:1.29.0:SRW
            QTY+220:0.125
            DTM+163:202611182300?+00:303
            DTM+164:202611182315?+00:303
            QTY+67:0.25
            DTM+163:202611182315?+00:303
            DTM+164:202611182330?+00:303
            STS+Z32++Z92
            STS+Z40++Z74
            """);

    @Test
    void turnsRegistrationsIntoJson() throws IOException {
        var json = new ObjectMapper().readTree(MAPPING.map(REGISTRATION.getBytes(ISO_8859_1), "utilmd-55001-json.xml"));

        assertThat(json.get("transactionId").asText()).isEqualTo("V1");
        assertThat(json.get("marketLocation").asText()).isEqualTo("51238696781");
        assertThat(json.get("customerName").asText()).isEqualTo("Müller \"Nord\"");
        assertThat(json.get("city").asText()).isEqualTo("Köln");
    }

    @Test
    void turnsMeterValuesIntoCsv() {
        assertThat(MAPPING.map(VALUES.getBytes(ISO_8859_1), "mscons-csv.xml")
                        .strip()
                        .lines())
                .containsExactly(
                        "51238696781;1-1:1.29.0;2026-11-18T23:00:00Z;2026-11-18T23:15:00Z;0.125;220",
                        "51238696781;1-1:1.29.0;2026-11-18T23:15:00Z;2026-11-18T23:30:00Z;0.25;67");
    }

    @Test
    void refusesWhatTheEngineRejects() {
        var broken = VALUES.replace("RFF+Z13:13025", "RFF+Z13:13999");

        assertThatThrownBy(() -> MAPPING.map(broken.getBytes(ISO_8859_1), "mscons-csv.xml"))
                .rootCause()
                .hasMessageContaining("PID_UNKNOWN");
    }

    @Test
    void refusesAFileOutsideOfTheMappings() {
        assertThatThrownBy(() -> MAPPING.map(new byte[0], "../format-versions.yaml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("edifact/mappings/");
    }

    @Test
    void routeOfTheHowToWritesTheMappedFile() throws Exception {
        try (var camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("messageMapping", MAPPING);
            var yaml = Files.readString(HOW_TO).split("```yaml\n")[1].split("```")[0];
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.fromString(
                            "how-to.camel.yaml",
                            yaml.replace("file:outgoing/edifact", "direct:in")
                                    .replace("file:outgoing/csv", "mock:out")));
            camel.start();
            var out = camel.getEndpoint("mock:out", org.apache.camel.component.mock.MockEndpoint.class);
            out.expectedMessageCount(1);
            camel.createProducerTemplate().sendBody("direct:in", VALUES.getBytes(ISO_8859_1));

            out.assertIsSatisfied();
            assertThat(out.getReceivedExchanges().get(0).getMessage().getBody(String.class))
                    .contains("0.125;220");
        }
    }

    @Test
    void routeOfTheErpMapsWhatLiesInTheFolderOfAMapping(@TempDir Path folders) throws Exception {
        var mapping = Files.createDirectories(folders.resolve("supplier/erp/mscons-csv.xml"));
        Files.write(mapping.resolve("right.edi"), VALUES.getBytes(ISO_8859_1));
        Files.write(
                mapping.resolve("wrong.edi"), VALUES.replace("13025", "13999").getBytes(ISO_8859_1));
        try (var camel = new DefaultCamelContext()) {
            var properties = new Properties();
            properties.setProperty("stromlauf.folders", folders.toString());
            properties.setProperty("stromlauf.folders.settled", "0");
            camel.getPropertiesComponent().setInitialProperties(properties);
            var route = Files.readString(Path.of("connectors", "erp", "mapping.camel.yaml"));
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.fromString(
                            "mapping.camel.yaml", route.replace("delay: 2000", "delay: 50\n        initialDelay: 0")));
            camel.start();

            await().untilAsserted(() -> {
                assertThat(mapping.resolve("done/right.edi")).exists();
                assertThat(mapping.resolve("quarantine/wrong.edi")).exists();
            });
        }
        assertThat(folders.resolve("supplier/erp/out/right.edi.txt")).content().contains("0.125;220");
        assertThat(folders.resolve("supplier/erp/out")).isDirectoryNotContaining("glob:**wrong*");
    }

    private static String message(String type, String lines) {
        var count = lines.lines().count() + 2;
        return "UNB+UNOC:3+9900000000010:500+9900000000028:500+261120:0815+DAR1'UNH+1+" + type + "'"
                + lines.replace("\n", "'") + "UNT+" + count + "+1'UNZ+1+DAR1'";
    }
}
