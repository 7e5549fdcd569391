package org.stromlauf.marketcomm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.edifact.Samples;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Commodity;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenant;
import org.stromlauf.tenancy.Tenants;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.testing.Work;
import org.stromlauf.transport.InterchangeReceiver;
import org.stromlauf.transport.InterchangeReceiver.Arrival;
import org.stromlauf.workflow.MarketClock;

/** What a running program answers to real messages, right and wrong: CONTRL, APERAK or nothing (MARKET §5). */
@StromlaufTest
class IntakeAnswersTests {

    private static final MarketPartnerId STRANGER = MarketPartnerId.of("9900000000706");
    private static final Map<Role, Tenant> HERE = Map.of(
            Role.SUPPLIER, tenant("answers-lf", "9900000000713", Role.SUPPLIER),
            Role.GRID_OPERATOR, tenant("answers-nb", "9900000000720", Role.GRID_OPERATOR),
            Role.METERING_OPERATOR, tenant("answers-msb", "9900000000737", Role.METERING_OPERATOR));
    private static final Map<String, Role> RECEIVERS = Stream.of(
                    Map.entry(Role.GRID_OPERATOR, "55001 55004 55011 55012 55109"),
                    Map.entry(
                            Role.SUPPLIER,
                            "55002 55003 55005 55006 55010 55016 55017 55018 55037 55038 55218 55620 55653"),
                    Map.entry(Role.METERING_OPERATOR, "55110"))
            .flatMap(e -> Stream.of(e.getValue().split(" ")).map(pid -> Map.entry(pid, e.getKey())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    /** A registration without a fault, of a location that nobody here knows. */
    static final String REGISTRATION =
            """
            UNA:+.? '
            UNB+UNOC:3+9900000000706:500+9900000000720:500+261006:0700+%REF%'
            UNH+1+UTILMD:D:11A:UN:S2.2'
            BGM+E01+%REF%-1'
            DTM+137:202610060700?+00:303'
            NAD+MS+9900000000706::293'
            NAD+MR+9900000000720::293'
            IDE+24+V%REF%'
            DTM+92:202610262300?+00:303'
            STS+7++E03+ZW4'
            LOC+Z16+51238696781'
            RFF+Z13:55001'
            SEQ+Z79+1'
            PIA+5+9991000002082:Z11'
            CCI+Z66'
            CAV+ZV4:::11XDEMO-LFN----2'
            SEQ+ZH0+1'
            CCI+Z65+++Z01'
            SEQ+Z01'
            CCI+++Z15'
            SEQ+Z75'
            CCI+Z61++ZG0'
            NAD+Z09+++Schmidt:Anna::::Z01'
            NAD+Z04+++Schmidt:Anna::::Z01+Lindenallee::1+Leipzig++04109+DE'
            CTA+IC+:Anna Schmidt'
            COM+kunde0@example.org:EM'
            UNT+25+1'
            UNZ+1+%REF%'
            """
                    .replace("\n", "");

    private static int number;

    @Autowired
    private InterchangeReceiver receiver;

    @Autowired
    private Journal journal;

    @Autowired
    private Tenants tenants;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Work work;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PartnerDirectory partners;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void participantsAreHere() {
        HERE.values().stream()
                .filter(t -> tenants.find(t.id()).isEmpty())
                .sorted((a, b) -> a.id().value().compareTo(b.id().value()))
                .forEach(tenants::add);
    }

    static Stream<Arguments> samples() {
        return Samples.below("edifact-generator/fv2026-10/utilmd-strom").stream()
                .map(file -> arguments(file.getFileName().toString().substring(0, 5), Samples.read(file)))
                .filter(a -> RECEIVERS.containsKey((String) a.get()[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void answersEverySampleOfTheMainJobWithAperakForItIsRightInSyntaxAndStructure(String pid, byte[] sample) {
        var tenant = HERE.get(RECEIVERS.get(pid));
        var text = new String(sample, ISO_8859_1)
                .replace("9900000000001", STRANGER.value())
                .replace("9900000000002", tenant.marketPartnerId().value());

        assertThat(answersTo(tenant, text.replace("844156800000", "%REF%")))
                .singleElement()
                .asString()
                .contains("+APERAK:D:07B:UN:2.2'", "RFF+ACE:IA" + number);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("an unknown location", "", "", "BGM+313", "ERC+Z14'RFF+TN:V%REF%'"),
                fault(
                        "a required segment that is missing",
                        "DTM+92:202610262300?+00:303'",
                        "",
                        "BGM+313",
                        "ERC+Z29'RFF+TN:V%REF%'FTX+AAO+++Erwartet?: DTM?+92'"),
                fault("a code that does not exist", "STS+7++E03", "STS+7++E99", "BGM+313", "ERC+Z39'FTX+ABO+++E99'"),
                fault("a wrong format", "51238696781", "5123869678", "BGM+313", "ERC+Z35'FTX+ABO+++5123869678'"),
                fault(
                        "a wrong count of segments",
                        "UNT+25",
                        "UNT+24",
                        "UCI+%REF%",
                        "UCM+1+UTILMD:D:11A:UN:S2.2+4+29+UNT"),
                fault("a wrong count of messages", "UNZ+1+", "UNZ+2+", "UCI+%REF%", "+4+29+UNZ+2:1'"),
                fault("another receiver", "+9900000000720:500+", "+9900000000744:500+", "UCI+%REF%", "+4+7+UNB'"),
                fault("an unknown segment", "LOC+Z16", "XYZ+Z16", "UCI+%REF%", "UCS+9+15'"));
    }

    private static Arguments fault(String what, String right, String wrong, String... answer) {
        return arguments(what, right, wrong, List.of(answer));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void answersAFaultWhereItIs(String fault, String right, String wrong, List<String> expected) {
        var text = REGISTRATION.replace(right, wrong);
        if (wrong.isEmpty() && !right.isEmpty()) text = text.replace("UNT+25", "UNT+24");

        var answers = answersTo(HERE.get(Role.GRID_OPERATOR), text);

        assertThat(answers)
                .as(fault)
                .singleElement()
                .asString()
                .contains(expected.stream()
                        .map(e -> e.replace("%REF%", "IA" + number))
                        .toList());
    }

    @Test
    void takesWhatAnUnknownPartnerSendsAndMakesOneCaseOfHim() {
        var newcomer = "9900000000751";
        var text = REGISTRATION.replace(STRANGER.value(), newcomer);

        assertThat(answersTo(HERE.get(Role.GRID_OPERATOR), text, newcomer))
                .singleElement()
                .asString()
                .contains("BGM+313", "ERC+Z14'");
        assertThat(answersTo(HERE.get(Role.GRID_OPERATOR), text, newcomer)).hasSize(1);

        assertThat(cases("answers-nb", "Marktpartner " + newcomer)).containsExactly("SENDER_UNKNOWN");
    }

    @Test
    void aPartnerWhoIsEnteredIsNoCase() {
        var entered = "9900000000768";
        transaction.executeWithoutResult(s -> partners.enter(
                TenantId.of("answers-nb"),
                new PartnerDirectory.Partner(
                        MarketPartnerId.of(entered), "Neu GmbH", Role.SUPPLIER, Commodity.ELECTRICITY)));

        assertThat(answersTo(HERE.get(Role.GRID_OPERATOR), REGISTRATION.replace(STRANGER.value(), entered), entered))
                .hasSize(1);

        assertThat(cases("answers-nb", "Marktpartner " + entered)).isEmpty();
    }

    @Test
    void makesACaseOfWhatIsForAnother() {
        var text = REGISTRATION.replace("+9900000000720:500+", "+9900000000775:500+");

        assertThat(answersTo(HERE.get(Role.GRID_OPERATOR), text))
                .singleElement()
                .asString()
                .contains("+4+7+UNB'");

        assertThat(cases("answers-nb", "UNB nennt den Empfänger 9900000000775")).containsExactly("RECEIVER_WRONG");
    }

    @Test
    void answersTheEnvelopesSenderWhenTheMessageNamesAnotherAndMakesACaseOfIt() {
        var text = REGISTRATION.replace("NAD+MS+9900000000706", "NAD+MS+9900000000782");

        assertThat(answersTo(HERE.get(Role.GRID_OPERATOR), text))
                .singleElement()
                .asString()
                .contains("+9900000000720:500+9900000000706:500+", "BGM+313", "ERC+Z14'");

        assertThat(cases("answers-nb", "Nachricht 1 nennt 9900000000782, UNB 9900000000706"))
                .containsExactly("PARTIES_DIFFER");
    }

    @Test
    void whatAcknowledgesAnotherInterchangeOfTheSameMinuteIsNoAnswerToThisOne() {
        var grid = HERE.get(Role.GRID_OPERATOR);
        var right = received(grid, REGISTRATION);
        var miscounted = received(grid, REGISTRATION.replace("UNZ+1+", "UNZ+2+"));
        work.runFor(Duration.ofSeconds(5));

        assertThat(originals(journal.answers(right)))
                .singleElement()
                .asString()
                .contains("RFF+ACE:" + right.reference() + "'");
        assertThat(originals(journal.answers(miscounted)))
                .singleElement()
                .asString()
                .contains("UCI+" + miscounted.reference() + "+");
    }

    private JournalledInterchange received(Tenant tenant, String interchange) {
        var reference = "IA" + ++number;
        var receipt = receiver.receive(new Arrival(
                interchange.replace("%REF%", reference).getBytes(ISO_8859_1), "test", reference, tenant.id()));
        return journal.interchange(tenant.id(), receipt.id()).orElseThrow();
    }

    private List<String> originals(List<JournalledInterchange> rows) {
        return rows.stream()
                .map(row -> new String(journal.original(row), ISO_8859_1))
                .toList();
    }

    private List<String> cases(String tenant, String detail) {
        return jdbc.sql("select reason from marketcomm.clearing where tenant_id = ? and detail = ?")
                .params(tenant, detail)
                .query(String.class)
                .list();
    }

    private List<String> answersTo(Tenant tenant, String interchange) {
        return answersTo(tenant, interchange, STRANGER.value());
    }

    private List<String> answersTo(Tenant tenant, String interchange, String sender) {
        Instant before = clock.instant();
        var reference = String.valueOf(received(tenant, interchange).reference());
        work.runDue();
        return originals(journal.sentSince(tenant.id(), sender, before)).stream()
                .filter(a -> a.contains(reference))
                .toList();
    }

    private static Tenant tenant(String id, String marketPartner, Role role) {
        return new Tenant(TenantId.of(id), id, MarketPartnerId.of(marketPartner), role, Commodity.ELECTRICITY, true);
    }
}
