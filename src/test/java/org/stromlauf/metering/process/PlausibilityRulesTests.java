package org.stromlauf.metering.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
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

    @Autowired
    private RepositoryService repository;

    @ParameterizedTest
    @EnumSource
    void knowsTheBoundsOfEachGroup(CustomerGroup group) {
        var limits = rules.limits(TenantId.of("plausibility"), group);

        assertThat(limits.highPercent()).isGreaterThan(limits.lowPercent());
        assertThat(limits.spikeFactor()).isGreaterThan(1);
    }

    /** A clerk of one tenant lets spikes of a hundred times through; another tenant's stay as they are. */
    @Test
    void aTenantsOwnTableHolds() throws Exception {
        var own = TenantId.of("plausibility-own");
        var table = Files.readString(Path.of("processes/metering/PlausibilityLimits.dmn"));
        var changed = table.replaceFirst("<text>5\\.0</text>", "<text>100.0</text>");
        assertThat(changed).isNotEqualTo(table);
        var unused = repository
                .createDeployment()
                .tenantId(own.value())
                .addString("PlausibilityLimits.dmn", changed)
                .deploy();

        assertThat(rules.limits(own, CustomerGroup.HOUSEHOLD).spikeFactor()).isEqualTo(100);
        assertThat(rules.limits(TenantId.of("plausibility"), CustomerGroup.HOUSEHOLD)
                        .spikeFactor())
                .isEqualTo(5);
    }
}
