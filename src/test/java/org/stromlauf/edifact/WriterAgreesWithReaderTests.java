package org.stromlauf.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stromlauf.edifact.Finding.Severity;
import org.stromlauf.edifact.MessageEngine.Context;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.fields.FieldCatalog;
import org.stromlauf.edifact.writing.InterchangeWriter;

/** The writer notes its segments and fills alike elements at once; what it writes and refuses is what its reader says of the bytes. */
class WriterAgreesWithReaderTests {

    private static final DefinitionSource SOURCE = DefinitionSource.classpath();
    private static final DefinedMessages ENGINE = DefinedMessages.load(SOURCE);
    private static final InterchangeWriter UNCHECKED =
            new InterchangeWriter(Definitions.load(SOURCE), new FieldCatalog(SOURCE));
    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");
    private static final int MUTANTS = 25;
    private static final List<String> VALUES = List.of(
            "",
            "0",
            "-1",
            "ZZZ",
            "12.5555555",
            "202611202300+00",
            "20261120",
            "x'y+z:w?",
            "Ä",
            "\u0085",
            "1".repeat(600));

    static Stream<String> messages() {
        return MainJobMessages.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void refusesWhatItsReaderRejects(String name) {
        var random = new Random(name.hashCode());
        var draft = MainJobMessages.draft(name);
        for (int i = 0; i < MUTANTS; i++) {
            var fields = i == 0 ? draft.fields() : mutated(draft.fields(), random);
            var mutant = new MessageDraft(draft.pid(), i == 1 ? "A".repeat(15) : "1", fields);
            assertAgrees(mutant, MainJobMessages.envelope(draft.fields(), i == 2 ? "ü\n" : "DAR1"));
        }
    }

    private static void assertAgrees(MessageDraft draft, Envelope envelope) {
        byte[] bytes;
        try {
            bytes = UNCHECKED.write(VERSION, envelope, List.of(draft));
        } catch (MessageRefusedException | IllegalArgumentException e) {
            assertThat(outcome(draft, envelope)).isEqualTo(e.getMessage());
            return;
        }
        var read = ENGINE.check(bytes, Context.OWN);
        var errors = Stream.concat(
                        read.findings().stream(), read.messages().stream().flatMap(m -> m.findings().stream()))
                .filter(f -> f.severity() == Severity.ERROR)
                .toList();
        assertThat(outcome(draft, envelope)).isEqualTo(errors.isEmpty() ? Arrays.toString(bytes) : errors.toString());
    }

    private static String outcome(MessageDraft draft, Envelope envelope) {
        try {
            return Arrays.toString(ENGINE.write(VERSION, envelope, List.of(draft)));
        } catch (MessageRefusedException e) {
            return e.findings().get(0).segment() == null && e.findings().get(0).tag() == null
                    ? e.getMessage()
                    : e.findings().toString();
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** A value of another kind, or none, somewhere; groups repeated. */
    private static Fields mutated(Fields fields, Random random) {
        var result = Fields.builder();
        var names = List.copyOf(fields.values().keySet());
        var changed = names.isEmpty() || random.nextInt(3) == 0 ? -1 : random.nextInt(names.size());
        for (int i = 0; i < names.size(); i++) {
            if (i != changed) result.put(names.get(i), fields.get(names.get(i)));
            else if (random.nextBoolean()) result.put(names.get(i), VALUES.get(random.nextInt(VALUES.size())));
        }
        fields.groups().forEach((group, elements) -> {
            for (int times = random.nextInt(4) == 0 ? 6 : 1; times > 0; times--) {
                elements.forEach(e -> result.add(group, random.nextInt(3) == 0 ? mutated(e, random) : e));
            }
        });
        return result.build();
    }

    @Test
    void fillsManyElementsAsItFillsEachAlone() {
        var random = new Random(3);
        var values = new ArrayList<Fields>();
        for (int i = 0; i < 60; i++) values.add(value(random, i));
        var head = body(List.of()).length();
        var expected = new StringBuilder(body(List.of()));
        values.forEach(v -> expected.append(body(List.of(v)).substring(head)));
        assertThat(body(values)).isEqualTo(expected.toString());
    }

    /** The writer tells its reader which elements it wrote alike; it is no more lenient with one that is not like its neighbours. */
    @ParameterizedTest
    @ValueSource(strings = {"quantity", "status", "from", "to"})
    void refusesAnElementUnlikeItsNeighbours(String field) {
        var others = List.of("-3.5", "3x5", "67", "999", "202711202320+00", "202611202320+01", "1".repeat(40));
        for (var wrong : Stream.concat(VALUES.stream(), others.stream()).toList()) {
            for (int at : new int[] {1, 4, 7, 11}) {
                var register = Fields.builder().put("position", "1").put("obis", "1-1:1.29.0");
                for (int i = 0; i < 12; i++)
                    register.add(
                            "values",
                            i == at
                                    ? quarter(i).put(field, wrong).build()
                                    : quarter(i).build());
                assertAgrees(
                        profile(register.build()),
                        MainJobMessages.envelope(profile(register.build()).fields(), "1"));
            }
        }
    }

    private static Fields.Builder quarter(int number) {
        return Fields.builder()
                .put("quantity", number + ".5")
                .put("status", "220")
                .put("from", "20251120%02d00+00".formatted(number))
                .put("to", "20251120%02d15+00".formatted(number));
    }

    private static Fields value(Random random, int number) {
        var value = Fields.builder();
        if (random.nextInt(5) > 0) value.put("quantity", number + "." + random.nextInt(99));
        if (random.nextInt(4) > 0) value.put("status", random.nextBoolean() ? "220" : "67");
        if (random.nextInt(4) > 0) value.put("from", "2026112023" + number + "?+:'");
        if (random.nextInt(4) > 0) value.put("to", random.nextInt(6) == 0 ? "" : "20261121");
        return value.build();
    }

    /** From BGM to before UNT. */
    private static String body(List<Fields> values) {
        var register = Fields.builder().put("position", "1").put("obis", "1-1:1.29.0");
        values.forEach(v -> register.add("values", v));
        var draft = profile(register.build());
        var bytes = UNCHECKED.write(VERSION, MainJobMessages.envelope(draft.fields(), "1"), List.of(draft));
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.substring(text.indexOf("BGM+"), text.lastIndexOf("UNT+"));
    }

    private static MessageDraft profile(Fields register) {
        var location = Fields.builder()
                .put("location", "51238696781")
                .put("from", "202511200000+00")
                .put("to", "202511210000+00")
                .add("registers", register);
        var fields = MainJobMessages.head("9900000000003", "9900000000001").add("locations", location.build());
        return new MessageDraft("13025", "1", fields.build());
    }
}
