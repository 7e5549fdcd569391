package org.stromlauf.metering.process;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;
import org.stromlauf.metering.PlausibilityLimits;
import org.stromlauf.metering.PlausibilityRules;
import org.stromlauf.shared.TenantId;

/** Asks the decision table {@code PlausibilityLimits}: the tenant's own where it has one, else the shared one. */
@Component
class DecidedLimits implements PlausibilityRules {

    private static final String DECISION = "PlausibilityLimits";

    private final DecisionService decisions;
    private final RepositoryService models;

    DecidedLimits(DecisionService decisions, RepositoryService models) {
        this.decisions = decisions;
        this.models = models;
    }

    @Override
    public PlausibilityLimits limits(TenantId tenant, CustomerGroup group) {
        var own = models.createDecisionDefinitionQuery()
                        .decisionDefinitionKey(DECISION)
                        .tenantIdIn(tenant.value())
                        .count()
                > 0;
        var table = decisions.evaluateDecisionTableByKey(DECISION);
        var decided =
                own ? table.decisionDefinitionTenantId(tenant.value()) : table.decisionDefinitionWithoutTenantId();
        return limits(decided.variables(Map.of("customerGroup", group.name()))
                .evaluate()
                .getSingleResult());
    }

    private static PlausibilityLimits limits(DmnDecisionRuleResult row) {
        return new PlausibilityLimits(
                number(row, "spikeFactor").doubleValue(),
                number(row, "zeroHours").intValue(),
                number(row, "lowPercent").intValue(),
                number(row, "highPercent").intValue(),
                number(row, "registerPercent").doubleValue(),
                Boolean.TRUE.equals(row.get("negativeAllowed")));
    }

    private static Number number(DmnDecisionRuleResult row, String name) {
        if (row != null && row.get(name) instanceof Number number) return number;
        throw new IllegalStateException("The decision " + DECISION + " gives no number " + name
                + ": look at processes/metering/PlausibilityLimits.dmn");
    }
}
