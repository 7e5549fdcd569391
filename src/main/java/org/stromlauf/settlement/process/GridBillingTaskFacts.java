package org.stromlauf.settlement.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.settlement.BillDocuments;
import org.stromlauf.settlement.gridoperator.GridBill;
import org.stromlauf.settlement.gridoperator.GridBills;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the tasks of {@code GridBilling}. */
@Component
class GridBillingTaskFacts implements TaskFacts {

    private final GridBills bills;
    private final BillDocuments documents;

    GridBillingTaskFacts(GridBills bills, BillDocuments documents) {
        this.bills = bills;
        this.documents = documents;
    }

    @Override
    public String processKey() {
        return "GridBilling";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        var id = UUID.fromString(businessKey);
        var bill = bills.get(tenant, id);
        var facts = new LinkedHashMap<String, Object>();
        var question = bill.question();
        facts.put("Anlass", question == null ? "geklärt" : question.german());
        facts.put("Marktlokation", bill.location().value());
        facts.put("Lieferant", bill.supplier().value());
        facts.put("Zeitraum", GermanFormat.period(bill.period()));
        facts.put("Energiemenge laut MSB", bill.energy().toString());
        amounts(facts, bill);
        int number = 0;
        for (var document : documents.of(tenant, id)) {
            facts.put("Dokument " + ++number, document.pid() + " " + document.reference() + ": " + document.told());
        }
        return facts;
    }

    private static void amounts(Map<String, Object> facts, GridBill bill) {
        var invoice = bill.invoice();
        if (invoice == null) return;
        facts.put("Rechnung", invoice.number() + " vom " + GermanFormat.day(invoice.date()));
        facts.put("Betrag", GermanFormat.money(invoice.gross()));
        facts.put("Fällig am", GermanFormat.day(invoice.dueOn()));
    }
}
