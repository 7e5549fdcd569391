package org.stromlauf.retail.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.stromlauf.billing.WhatIf;
import org.stromlauf.retail.LeftOut;
import org.stromlauf.retail.PriceChanges;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the tasks of {@code PriceChange}. */
@Component
class PriceChangeTaskFacts implements TaskFacts {

    private static final Map<String, String> OBSTACLES = Map.of(
            "TOO_LATE", "Fristen nicht mehr einzuhalten",
            "GUARANTEED", "Preise einem Kunden garantiert, und die Änderung betrifft mehr als Preise",
            "OVERTAKEN", "Produkt inzwischen geändert");

    private static final int LISTED = 20;

    private final PriceChanges changes;

    PriceChangeTaskFacts(PriceChanges changes) {
        this.changes = changes;
    }

    @Override
    public String processKey() {
        return "PriceChange";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        var change = changes.get(tenant, businessKey);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Produkt", change.product());
        facts.put("Wirksam ab", GermanFormat.day(change.effective()));
        facts.put("Frühestens möglich", GermanFormat.day(changes.earliest(tenant, change.product())));
        facts.put("Anlass", change.reason());
        facts.put("Vorgeschlagen von", change.author());
        if (Boolean.TRUE.equals(variables.get("approved")) && Boolean.FALSE.equals(variables.get("approvalCounts"))) {
            facts.put("Freigabe", "zählt nicht: eine zweite Person gibt frei, nicht " + change.author());
        }
        var leftOut = changes.leftOut(change);
        if (!leftOut.isEmpty()) facts.put("Ausgenommen wegen Preisgarantie", leftOut(leftOut));
        var published = variables.get("published");
        if (published != null) {
            facts.put("Hindernis", OBSTACLES.getOrDefault(String.valueOf(published), String.valueOf(published)));
        }
        changes.consequences(change)
                .ifPresentOrElse(r -> add(facts, r), () -> facts.put("Folgen", "vor der Lieferung nicht berechenbar"));
        return facts;
    }

    private static String leftOut(List<LeftOut> leftOut) {
        var listed = leftOut.stream()
                .limit(LISTED)
                .map(l -> l.number() + " bis "
                        + GermanFormat.day(l.guaranteedUntil().minusDays(1)))
                .collect(Collectors.joining(", "));
        return leftOut.size() + ": " + listed + (leftOut.size() > LISTED ? ", …" : "");
    }

    private static void add(Map<String, Object> facts, WhatIf.Result result) {
        facts.put("Verträge", result.contracts());
        facts.put("Jahreserlös bisher (netto)", GermanFormat.money(result.before()));
        facts.put("Jahreserlös künftig (netto)", GermanFormat.money(result.after()));
        facts.put("Marge bisher", GermanFormat.money(result.marginBefore()));
        facts.put("Marge künftig", GermanFormat.money(result.marginAfter()));
        facts.put("zahlen mehr / weniger", result.losers() + " / " + result.winners());
        facts.put("nicht berechenbar", result.notRatable());
    }
}
