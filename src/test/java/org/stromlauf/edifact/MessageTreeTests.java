package org.stromlauf.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.MessageTree.Branch;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;

/** Messages as trees of segments: what is read is written again, in whatever order its branches are given. */
class MessageTreeTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load(DefinitionSource.classpath());
    private static final Definitions DEFINITIONS = Definitions.load(DefinitionSource.classpath());
    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");
    private static final Envelope ENVELOPE = new Envelope(
            OtherVendorsTests.SENDER,
            "500",
            OtherVendorsTests.RECEIVER,
            "500",
            LocalDateTime.of(2026, 11, 20, 8, 15),
            "DAR1",
            null,
            false);

    @Test
    void writesWhatItReadWhateverTheOrderOfItsBranches() throws IOException {
        var random = new Random(20261123);
        var written = 0;
        for (var sent : OtherVendorsTests.messages().toList()) {
            var text = OtherVendorsTests.interchange(sent, OtherVendorsTests.SENDER);
            var bytes = text.getBytes(ISO_8859_1);
            var own = ENGINE.check(bytes, Context.OWN).messages().get(0);
            var isOurs = own.findings().isEmpty() && VERSION.equals(own.formatVersion());
            if (!isOurs || own.outline().get().lines().stream().anyMatch(l -> l.path() == null)) continue;
            var tree = ENGINE.trees(bytes).get(0);
            var shuffled = new MessageTree(tree.pid(), "1", shuffled(tree.pid(), tree.branches(), random));

            var again = new String(ENGINE.writeTrees(VERSION, ENVELOPE, List.of(shuffled)), ISO_8859_1);

            assertThat(body(again)).as(sent.pid()).isEqualTo(body(text));
            written++;
        }
        assertThat(written).isGreaterThan(450);
    }

    /** Without release characters that nothing needs. */
    private static String body(String interchange) {
        return interchange
                .substring(interchange.indexOf("UNH+"), interchange.indexOf("UNZ+"))
                .replaceAll("\\?(?![+:'?])", "");
    }

    /** Branches of different places change theirs; those of one place of the directory keep their order. */
    private static List<Branch> shuffled(String pid, List<Branch> branches, Random random) {
        var definition = DEFINITIONS.ofColumn(VERSION, pid);
        var bySlot = new java.util.TreeMap<Integer, List<Branch>>();
        for (var branch : branches) {
            var slot = definition.nodes().stream()
                    .filter(n -> n.path().equals(branch.node()))
                    .findFirst()
                    .orElseThrow()
                    .slot();
            bySlot.computeIfAbsent(slot, s -> new ArrayList<>())
                    .add(new Branch(branch.node(), branch.values(), shuffled(pid, branch.branches(), random)));
        }
        var slots = new ArrayList<>(bySlot.values());
        java.util.Collections.shuffle(slots, random);
        return slots.stream().flatMap(List::stream).toList();
    }

    private static MessageTree reading(Map<String, String> quantity) {
        return new MessageTree(
                "13019",
                "1",
                List.of(
                        new Branch("UNS+D", Map.of()),
                        new Branch("BGM", Map.of("1.1", "7", "2.1", "D+1", "3.1", "9")),
                        new Branch("DTM+137", Map.of("1.2", "202611200800+00")),
                        new Branch("SG1+Z13", Map.of("1.2", "13019")),
                        new Branch("SG2+MS", Map.of("2.1", OtherVendorsTests.SENDER, "2.3", "293")),
                        new Branch("SG2+MR", Map.of("1.1", "MR", "2.1", OtherVendorsTests.RECEIVER, "2.3", "293")),
                        new Branch("SG5", Map.of(), List.of(location(quantity)))));
    }

    private static Branch location(Map<String, String> quantity) {
        var value = new Branch(
                "SG5/SG6+172/SG9/SG10",
                quantity,
                List.of(
                        new Branch("SG5/SG6+172/SG9/SG10/DTM+163", Map.of("1.2", "202609302200+00")),
                        new Branch("SG5/SG6+172/SG9/SG10/DTM+164", Map.of("1.2", "202610312300+00"))));
        var product = new Branch("SG5/SG6+172/SG9/PIA+5", Map.of("2.1", "1-0:1.9.0", "2.2", "SRW"));
        var position = new Branch("SG5/SG6+172/SG9", Map.of("1.1", "1"), List.of(product, value));
        return new Branch("SG5/SG6+172", Map.of("2.1", "51238696781"), List.of(position));
    }

    @Test
    void givesOrderReleaseCharactersCountsAndFixedCodes() {
        var tree = reading(Map.of("1.1", "220", "1.2", "12.5"));

        var text = new String(ENGINE.writeTrees(VERSION, ENVELOPE, List.of(tree)), ISO_8859_1);

        assertThat(text)
                .contains("BGM+7+D?+1+9'DTM+137:202611200800?+00:303'RFF+Z13:13019'NAD+MS+")
                .contains("UNS+D'NAD+DP'LOC+172+51238696781'LIN+1'PIA+5+1-0?:1.9.0:SRW'QTY+220:12.5'DTM+163:")
                .endsWith("UNT+15+1'UNZ+1+DAR1'");
    }

    @Test
    void refusesWhatItsReaderRejects() {
        var tree = reading(Map.of("1.1", "220"));

        assertThatThrownBy(() -> ENGINE.writeTrees(VERSION, ENVELOPE, List.of(tree)))
                .isInstanceOf(MessageRefusedException.class)
                .hasMessageContaining("ITEM_MISSING");
    }

    @Test
    void namesThePlacesThatThereAre() {
        var tree = new MessageTree("13019", "1", List.of(new Branch("SG4", Map.of())));

        assertThatThrownBy(() -> ENGINE.writeTrees(VERSION, ENVELOPE, List.of(tree)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SG4 has no place in the message")
                .hasMessageContaining("DTM+137");
    }

    @Test
    void saysHowAPlaceInASegmentReads() {
        var tree = new MessageTree("13019", "1", List.of(new Branch("DTM+137", Map.of("2380", "202611200800+00"))));

        assertThatThrownBy(() -> ENGINE.writeTrees(VERSION, ENVELOPE, List.of(tree)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'element.component' (2.1), was '2380'");
    }
}
