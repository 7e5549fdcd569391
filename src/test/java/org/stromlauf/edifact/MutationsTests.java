package org.stromlauf.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;

@Execution(ExecutionMode.CONCURRENT)
class MutationsTests {

    private static final FormatVersion VERSION = FormatVersion.of("FV2026-10");
    private static final DefinedMessages ENGINE = DefinedMessages.load(DefinitionSource.classpath());
    private static final Definitions DEFINITIONS = Definitions.load(DefinitionSource.classpath());

    /** What the messages carry though their own reason rules it out: surplus, whose faults are ignored. */
    private static final List<String> SURPLUS = List.of(
            "55002: LOC+Z17", "55002: without SG4/SG8+Z01/SG10+++ZB3", "55002: CAV+Z91:9900000000004", "55038: NAD+VY");

    @Test
    void findsEveryGeneratedFaultOfMainJobMessagesAtItsPlace() {
        var missed = new ArrayList<String>();
        var all = 0;
        for (var name : MainJobMessages.all().keySet()) {
            for (var mutation : mutations(name)) {
                all++;
                var found = findings(mutation);
                var what = name + ": " + mutation.what();
                if (found.stream().noneMatch(mutation.isIt())
                        && SURPLUS.stream().noneMatch(what::startsWith)) {
                    missed.add(what + " gave " + found);
                }
            }
        }
        assertThat(all).isGreaterThan(4500);
        assertThat(missed).as("missed of %d", all).isEmpty();
    }

    private static List<Mutation> mutations(String name) {
        var draft = MainJobMessages.draft(name);
        var bytes = ENGINE.write(VERSION, MainJobMessages.envelope(draft.fields(), "DAR1"), List.of(draft));
        var definition = DEFINITIONS.findByPid(VERSION, draft.pid()).orElseThrow();
        return new Mutations(ENGINE, definition, draft.pid(), bytes).all();
    }

    private static List<Finding> findings(Mutation mutation) {
        var checked = ENGINE.check(mutation.interchange().getBytes(ISO_8859_1), MessageEngine.Context.NONE);
        return Stream.concat(
                        checked.findings().stream(), checked.messages().stream().flatMap(m -> m.findings().stream()))
                .toList();
    }
}
