package org.stromlauf.settlement.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.settlement.supplier.BillFinding;
import org.stromlauf.settlement.supplier.GridBillCheckDesk;
import org.stromlauf.settlement.supplier.Payables;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the task of {@code GridBillCheck}. */
@Component
class GridBillCheckTaskFacts implements TaskFacts {

    private final GridBillCheckDesk desk;
    private final Payables payables;

    GridBillCheckTaskFacts(GridBillCheckDesk desk, Payables payables) {
        this.desk = desk;
        this.payables = payables;
    }

    @Override
    public String processKey() {
        return "GridBillCheck";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        var id = UUID.fromString(businessKey);
        var payable = payables.get(tenant, id);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Marktlokation", payable.location().value());
        facts.put("Netzbetreiber", payable.gridOperator().value());
        facts.put("Rechnung", payable.invoiceNumber());
        facts.put("Zeitraum", GermanFormat.period(payable.period()));
        facts.put("Betrag", GermanFormat.money(payable.amountDue()));
        facts.put("Fällig am", GermanFormat.day(payable.dueOn()));
        facts.put("Antwort bis", GermanFormat.day(payable.answerDue()));
        int number = 0;
        for (var finding : desk.findings(tenant, id)) facts.put("Befund " + ++number, told(finding));
        return facts;
    }

    private static String told(BillFinding finding) {
        var place = finding.position() == null ? "" : "Position " + finding.position() + ": ";
        return finding.code() + " " + place + finding.german();
    }
}
