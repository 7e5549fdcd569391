package org.stromlauf.metering.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.stromlauf.metering.PlausibilityRules;
import org.stromlauf.metering.PlausibilityRules.CustomerGroup;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.StromlaufTest;

/** The decision table knows bounds for each group of customers. */
@StromlaufTest
class PlausibilityRulesTests {

    @Autowired
    private PlausibilityRules rules;

    @ParameterizedTest
    @EnumSource
    void knowsTheBoundsOfEachGroup(CustomerGroup group) {
        var limits = rules.limits(TenantId.of("plausibility"), group);

        assertThat(limits.highPercent()).isGreaterThan(limits.lowPercent());
        assertThat(limits.spikeFactor()).isGreaterThan(1);
    }
}
