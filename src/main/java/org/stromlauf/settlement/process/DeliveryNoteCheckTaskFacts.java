package org.stromlauf.settlement.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.settlement.supplier.GridBillCheckDesk;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the task of {@code DeliveryNoteCheck}. */
@Component
class DeliveryNoteCheckTaskFacts implements TaskFacts {

    private final GridBillCheckDesk desk;

    DeliveryNoteCheckTaskFacts(GridBillCheckDesk desk) {
        this.desk = desk;
    }

    @Override
    public String processKey() {
        return "DeliveryNoteCheck";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        var note = desk.note(tenant, UUID.fromString(businessKey));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Anlass", "Zum Lieferschein fehlen die Energiemengen des Messstellenbetreibers");
        facts.put("Marktlokation", note.location().value());
        facts.put("Netzbetreiber", note.gridOperator().value());
        facts.put("Lieferschein", note.number());
        facts.put("Zeitraum", GermanFormat.period(note.period()));
        facts.put("Antwort bis", GermanFormat.day(note.answerDue()));
        return facts;
    }
}
