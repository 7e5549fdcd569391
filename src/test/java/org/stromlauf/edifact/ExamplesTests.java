package org.stromlauf.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stromlauf.edifact.definition.DefinitionSource;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.examples.Examples;
import org.stromlauf.edifact.examples.Wish;

class ExamplesTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load(DefinitionSource.classpath());
    private static final Examples EXAMPLES = new Examples(Definitions.load(DefinitionSource.classpath()), ENGINE);

    @ParameterizedTest
    @CsvSource({"FV2026-04, 489", "FV2026-10, 486"})
    void makesAMessageWithoutFindingForEachColumn(String name, int columns) {
        var version = FormatVersion.of(name);
        var faults = new ArrayList<String>();
        for (var column : EXAMPLES.columns(version)) {
            var made = EXAMPLES.make(version, column, Wish.LEAST);
            made.findings().forEach(f -> faults.add(column + " " + f));
            assertThat(ENGINE.rewrite(made.interchange())).as(column).hasValueSatisfying(b -> assertThat(b)
                    .isEqualTo(made.interchange()));
        }
        assertThat(EXAMPLES.columns(version)).hasSize(columns);
        assertThat(faults).isEmpty();
    }
}
