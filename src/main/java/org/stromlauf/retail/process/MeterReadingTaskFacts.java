package org.stromlauf.retail.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.retail.MissingReadings;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the task of {@code MeterReadingIntake}. */
@Component
class MeterReadingTaskFacts implements TaskFacts {

    private final MissingReadings readings;
    private final Contracts contracts;
    private final LocationRecords locations;

    MeterReadingTaskFacts(MissingReadings readings, Contracts contracts, LocationRecords locations) {
        this.readings = readings;
        this.contracts = contracts;
        this.locations = locations;
    }

    @Override
    public String processKey() {
        return "MeterReadingIntake";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        var contract = contracts.get(tenant, ContractId.of(businessKey));
        var missing = readings.find(tenant, contract.id()).orElseThrow();
        var operator = locations.data(tenant, contract.id()).meteringOperator();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Fehlt", missing.kind().label());
        facts.put("Stichtag", GermanFormat.day(missing.day()));
        facts.put("Vertrag", contract.number());
        facts.put("Marktlokation", contract.location().value());
        facts.put("Messstellenbetreiber", operator == null ? "unbekannt" : operator.value());
        for (var point : locations.meteringPoints(tenant, contract.id())) {
            point.registers().forEach(r -> facts.put("Zähler " + r.device(), r.obis()));
        }
        facts.put("Lieferbeginn", GermanFormat.day(contract.supply().from()));
        return facts;
    }
}
