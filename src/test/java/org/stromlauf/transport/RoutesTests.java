package org.stromlauf.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.env.StandardEnvironment;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.testing.HostedTenants;
import org.stromlauf.transport.BankFileReceiver.BankFile;
import org.stromlauf.transport.InterchangeReceiver.Arrival;
import org.stromlauf.transport.InterchangeReceiver.Receipt;

/** The routes under connectors/ in a Camel of their own, with a receiver that writes down what reaches it. */
class RoutesTests {

    private static final Tenant SUPPLIER = new Tenant(
            TenantId.of("supplier"),
            "Demo Energie",
            MarketPartnerId.of("9521000000018"),
            Role.SUPPLIER,
            Commodity.ELECTRICITY,
            true);
    private static final String PARTNER = "9900000000001";

    @TempDir
    private Path folders;

    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final List<BankFile> statements = new CopyOnWriteArrayList<>();
    private final List<BankFile> orders = new CopyOnWriteArrayList<>();
    private CamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stops() {
        camel.stop();
    }

    @Test
    void takesAWholeFileAndMovesItToDone() throws Exception {
        start(false);
        lay("UNB-whole.edi", "UNB whole");

        await().until(() -> Files.exists(folder("done").resolve("UNB-whole.edi")));
        assertThat(arrivals).singleElement().satisfies(arrival -> {
            assertThat(bytes(arrival)).asString(ISO_8859_1).isEqualTo("UNB whole");
            assertThat(arrival.receiverHint()).isEqualTo(SUPPLIER.id());
            assertThat(arrival.channel()).isEqualTo("folder");
        });
        assertThat(folder("in")).isEmptyDirectory();
    }

    @Test
    void movesWhatNobodyCanReadToQuarantine() throws Exception {
        start(false);
        lay("holiday.jpg", "no envelope");

        await().until(() -> Files.exists(folder("quarantine").resolve("holiday.jpg")));
        assertThat(folder("in")).isEmptyDirectory();
    }

    @Test
    void movesWhatBreaksALimitToQuarantine() throws Exception {
        start(false);
        lay("huge.edi", "refuse me");

        await().until(() -> Files.exists(folder("quarantine").resolve("huge.edi")));
    }

    @Test
    void leavesAFileForTheNextLookWhenTheReceiverFails() throws Exception {
        start(false);
        lay("later.edi", "fail once");

        await().until(() -> Files.exists(folder("done").resolve("later.edi")));
        assertThat(arrivals).hasSize(2);
        assertThat(arrivals.get(0).deliveryId()).isEqualTo(arrivals.get(1).deliveryId());
    }

    @Test
    void doesNotReadAFileUntilItIsWhole() throws Exception {
        start(false);
        Files.createDirectories(folder("in"));
        var half = folder("in").resolve("b.edi.part");
        Files.writeString(half, "UNB half");
        lay("a.edi", "UNB a");

        await().until(() -> Files.exists(folder("done").resolve("a.edi")));
        assertThat(half).exists();
        assertThat(arrivals).hasSize(1);

        Files.move(half, folder("in").resolve("b.edi"), StandardCopyOption.ATOMIC_MOVE);
        await().until(() -> Files.exists(folder("done").resolve("b.edi")));
    }

    @Test
    void doesNotReadAFileThatStillGrows() throws Exception {
        start(false);
        Files.createDirectories(folder("in"));
        var growing = folder("in").resolve("growing.edi");
        for (int part = 0; part < 12; part++) {
            Files.writeString(growing, "UNB".repeat(part));
            await().pollDelay(Duration.ofMillis(250)).until(() -> true);
            assertThat(arrivals).isEmpty();
        }
        await().until(() -> !arrivals.isEmpty());
        assertThat(bytes(arrivals.get(0))).asString(ISO_8859_1).isEqualTo("UNB".repeat(11));
    }

    @Test
    void doesNotPollByItselfInAMarketBox() throws Exception {
        start(true);

        assertThat(camel.getRouteController()
                        .getRouteStatus("folder-inbound-interchange")
                        .isStarted())
                .isFalse();
        assertThat(camel.getRouteController()
                        .getRouteStatus("folder-outbound-file")
                        .isStarted())
                .isTrue();
    }

    @Test
    void writesAWholeFileForAPartner() throws Exception {
        start(true);

        send("direct:folder", "UNB out", PARTNER, "x.txt");
        send("direct:folder", "UNB out again", PARTNER, "x.txt");

        assertThat(folder("out").resolve("x.txt")).hasContent("UNB out again");
        try (var files = Files.list(folder("out"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void hasAFileUnderItsNameOnlyWhenItIsWhole() throws Exception {
        camel.setStreamCaching(false);
        start(true);
        var seen = new ArrayList<String>();
        try (var slow = new java.io.InputStream() {
            private int left = 3;

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (left-- <= 0) return -1;
                try (var files = Files.list(folder("out"))) {
                    files.forEach(f -> seen.add(f.getFileName().toString()));
                }
                into[offset] = 'x';
                return 1;
            }

            @Override
            public int read() {
                throw new UnsupportedOperationException("Read in pieces");
            }
        }) {
            send("direct:folder", slow, PARTNER, "slow.txt");
        }

        assertThat(seen).isNotEmpty().containsOnly("slow.txt.part");
        assertThat(folder("out").resolve("slow.txt")).hasContent("xxx");
    }

    @Test
    void deliversToTheTenantHere() throws Exception {
        start(true);

        send("direct:loopback", "UNB to a neighbour", SUPPLIER.marketPartnerId().value(), "x.txt");

        assertThat(arrivals).singleElement().satisfies(arrival -> {
            assertThat(arrival.receiverHint()).isEqualTo(SUPPLIER.id());
            assertThat(arrival.deliveryId()).isEqualTo("supplier/1");
        });
        assertThatThrownBy(() -> send("direct:loopback", "UNB", PARTNER, "x.txt"))
                .rootCause()
                .hasMessageContaining("No tenant of this installation");
    }

    @Test
    void takesAStatementFromTheBanksFolderWhenItIsWhole() throws Exception {
        start(false);
        var folder = folders.resolve("supplier/bank-here");
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("in/camt.053-2.xml.part"), "half a stat");
        Files.writeString(folder.resolve("in/camt.053-1.xml"), "statement");

        await().until(() -> Files.exists(folder.resolve("done/camt.053-1.xml")));
        assertThat(statements).singleElement().satisfies(file -> {
            assertThat(file.tenant()).isEqualTo(SUPPLIER.id());
            assertThat(file.bank()).isEqualTo("bank-here");
            assertThat(file.name()).isEqualTo("camt.053-1.xml");
            assertThat(file.content()).asString(ISO_8859_1).isEqualTo("statement");
        });
        assertThat(folder.resolve("in/camt.053-2.xml.part")).exists();
        assertThat(arrivals).isEmpty();
    }

    @Test
    void movesAStatementThatCannotBeReadToQuarantine() throws Exception {
        start(false);
        var folder = folders.resolve("supplier/bank");
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("in/holiday.xml"), "no statement");

        await().until(() -> Files.exists(folder.resolve("quarantine/holiday.xml")));
        assertThat(folder.resolve("in")).isEmptyDirectory();
    }

    @Test
    void givesADirectDebitFileToTheBankOfTheBox() throws Exception {
        start(true);

        var headers = new java.util.HashMap<>(headers("bank", "pain.008-1.xml"));
        headers.put("stromlaufKind", "BANK_FILE");
        camel.createProducerTemplate().sendBodyAndHeaders("direct:loopback", "pain", headers);

        assertThat(orders).singleElement().satisfies(order -> {
            assertThat(order.tenant()).isEqualTo(SUPPLIER.id());
            assertThat(order.name()).isEqualTo("pain.008-1.xml");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CamelFileName", "camelfilename", "CAMELFILENAME", "cAmElHttpUri", "CamelExecCommandExecutable"})
    void stripsHeadersThatSteerCamelInAnySpelling(String header) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:attacked").routeId("attacked").to("mock:behind");
            }
        });
        start(true);

        var exchange = camel.createProducerTemplate().send("direct:attacked", e -> {
            e.getIn().setHeader(header, "../../etc/passwd");
            e.getIn().setHeader("harmless", "stays");
        });

        assertThat(exchange.getIn().getHeaders()).containsOnlyKeys("harmless");
    }

    @Test
    void writesNowhereElseThoughAnAttackerNamesTheFile() throws Exception {
        start(true);

        Exchange exchange = camel.createProducerTemplate().send("direct:folder", e -> {
            e.getIn().setBody("UNB");
            e.getIn().setHeaders(headers(PARTNER, "x.txt"));
            e.getIn().setHeader("camelFILEname", "../../evil.txt");
        });

        assertThat(exchange.getException()).isNull();
        assertThat(folder("out").resolve("x.txt")).exists();
        try (var files = Files.walk(folders)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    private void start(boolean box) throws Exception {
        var properties = new Properties();
        properties.setProperty("stromlauf.folders.settled", "1000");
        camel.getPropertiesComponent().setInitialProperties(properties);
        var environment = new StandardEnvironment();
        if (box) environment.setActiveProfiles("box");
        var beans = new StaticListableBeanFactory(Map.of(
                "receiver",
                (InterchangeReceiver) this::receive,
                "bankFiles",
                (BankFileReceiver) this::receiveFromBank,
                "bank",
                (LocalBank) orders::add));
        var receiver = beans.getBeanProvider(InterchangeReceiver.class);
        var bank = beans.getBeanProvider(LocalBank.class);
        camel.getRegistry().bind("loopbackChannel", new LoopbackChannel(new HostedTenants(SUPPLIER), receiver, bank));
        camel.getRegistry()
                .bind("folderChannel", new FolderChannel(receiver, beans.getBeanProvider(BankFileReceiver.class)));
        camel.addRoutePolicyFactory(new ConsumerGuard(environment));
        new RouteFiles(folders, folders).beforeApplicationStart(camel);
        camel.start();
    }

    private boolean receiveFromBank(BankFile file) {
        statements.add(file);
        return new String(file.content(), ISO_8859_1).equals("statement");
    }

    /** The file moves away afterwards. */
    private Receipt receive(Arrival arrival) {
        var kept = bytes(arrival);
        arrivals.add(new Arrival(kept, arrival.channel(), arrival.deliveryId(), arrival.receiverHint()));
        var text = new String(kept, ISO_8859_1);
        if (text.equals("refuse me")) throw new RefusedArrivalException("too large");
        if (text.equals("fail once") && arrivals.size() == 1) throw new IllegalStateException("database is away");
        return new Receipt(
                new UUID(0, 1), SUPPLIER.id(), Instant.EPOCH, text.startsWith("UNB") || text.equals("fail once"));
    }

    private void lay(String name, String content) throws IOException {
        Files.createDirectories(folder("in"));
        var part = folder("in").resolve(name + ".part");
        Files.writeString(part, content);
        Files.move(part, folder("in").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private void send(String endpoint, Object content, String destination, String file) {
        camel.createProducerTemplate().sendBodyAndHeaders(endpoint, content, headers(destination, file));
    }

    private static Map<String, Object> headers(String destination, String file) {
        return Map.of(
                "stromlaufTenant",
                "supplier",
                "stromlaufKind",
                "INTERCHANGE",
                "stromlaufDestination",
                destination,
                "stromlaufFile",
                file,
                "stromlaufDelivery",
                "supplier/1");
    }

    private Path folder(String name) {
        return folders.resolve("supplier").resolve(PARTNER).resolve(name);
    }

    private static byte[] bytes(Arrival arrival) {
        try {
            return arrival.content().getContentAsByteArray();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
