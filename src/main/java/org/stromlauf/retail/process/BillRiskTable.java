package org.stromlauf.retail.process;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.BillRisk;
import org.stromlauf.shared.TenantId;

/** The decision table {@code BillRisk.dmn} in the engine: the tenant's own version, else the shared one. */
@Component
class BillRiskTable implements BillRisk {

    private static final String KEY = "BillRisk";

    private final DecisionService decisions;
    private final RepositoryService repository;

    BillRiskTable(DecisionService decisions, RepositoryService repository) {
        this.decisions = decisions;
        this.repository = repository;
    }

    @Override
    public Verdict judge(TenantId tenant, Facts facts) {
        var row = decisions
                .evaluateDecisionTableById(definition(tenant).getId(), Map.of("facts", values(facts)))
                .getSingleResult();
        if (row == null) throw new IllegalStateException("The table " + KEY + " has no rule for " + facts);
        return new Verdict(Release.valueOf(row.getEntry("release")), row.getEntry("reason"));
    }

    private static Map<String, Object> values(Facts facts) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("occasion", facts.occasion().name());
        values.put("gross", facts.gross().euros().doubleValue());
        values.put("amountChange", number(facts.amountChange()));
        values.put("useChange", number(facts.useChange()));
        values.put("expectedChange", number(facts.expectedChange()));
        values.put("assumed", facts.assumed());
        return values;
    }

    private static @Nullable Double number(@Nullable BigDecimal value) {
        return value == null ? null : value.doubleValue();
    }

    private DecisionDefinition definition(TenantId tenant) {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(KEY)
                .tenantIdIn(tenant.value())
                .includeDecisionDefinitionsWithoutTenantId()
                .latestVersion()
                .list()
                .stream()
                .max((a, b) -> Boolean.compare(a.getTenantId() != null, b.getTenantId() != null))
                .orElseThrow(() -> new IllegalStateException("No table " + KEY + " is deployed for " + tenant
                        + ": it belongs in processes/retail/" + KEY + ".dmn"));
    }
}
