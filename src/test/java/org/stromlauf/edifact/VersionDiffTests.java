package org.stromlauf.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.stromlauf.edifact.definition.DefinitionSource;

class VersionDiffTests {

    private static final DefinedMessages ENGINE = DefinedMessages.load(DefinitionSource.classpath());
    private static final FormatVersion APRIL = FormatVersion.of("FV2026-04");
    private static final FormatVersion OCTOBER = FormatVersion.of("FV2026-10");

    @Test
    void saysWhatAVersionBroughtAndDropped() {
        assertThat(ENGINE.differences(APRIL, OCTOBER))
                .contains(
                        new DefinitionChange("MSCONS", DefinitionChange.Kind.RELEASE_CHANGED, "", "", "2.4c", "2.5"),
                        new DefinitionChange(
                                "MSCONS", DefinitionChange.Kind.ITEM_REMOVED, "13025", "SG2+MS/SG4+IC", "Kann", null),
                        new DefinitionChange("ORDERS", DefinitionChange.Kind.PID_REMOVED, "17003", "", null, null),
                        new DefinitionChange("UTILMD Gas", DefinitionChange.Kind.PID_ADDED, "44183", "", null, null));
    }

    @Test
    void findsNothingBetweenAVersionAndItself() {
        assertThat(ENGINE.differences(OCTOBER, OCTOBER)).isEmpty();
    }
}
