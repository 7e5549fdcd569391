package org.stromlauf.retail.process;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.stromlauf.retail.LateBills;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the task of {@code LateBillClearing}: which bills became late on a day, and why. */
@Component
class LateBillTaskFacts implements TaskFacts {

    private static final int LISTED = 25;

    private final LateBills bills;

    LateBillTaskFacts(LateBills bills) {
        this.bills = bills;
    }

    @Override
    public String processKey() {
        return "LateBillClearing";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        var late = bills.ofCase(tenant, LocalDate.parse(businessKey));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Gefunden am", GermanFormat.day(LocalDate.parse(businessKey)));
        facts.put("Überfällige Rechnungen", late.size());
        for (var bill : late.subList(0, Math.min(LISTED, late.size()))) {
            var held = bill.held();
            facts.put(
                    "Vertrag " + bill.number(),
                    bill.occasion().german() + " bis "
                            + GermanFormat.day(bill.ended().minusDays(1)) + ", spätestens am "
                            + GermanFormat.day(bill.latest()) + ": "
                            + (held == null ? "kein Lauf hält sie, meist fehlt ein Messwert" : held));
        }
        if (late.size() > LISTED)
            facts.put("Weitere", late.size() - LISTED + ", siehe Liste der überfälligen Rechnungen");
        facts.put("Rechtsgrundlage", "EnWG § 40c Abs. 2; Fristen in products/disclosure/bill-time.yaml");
        return facts;
    }
}
