package org.stromlauf.supply.supplier;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.Customers;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.shared.TenantId;

/** What a case worker needs to clear an order or a deregistration: customer, location, what was asked and answered. */
@Component
class SupplierFacts {

    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");

    private final Contracts contracts;
    private final Customers customers;
    private final SentRequests sent;
    private final AnswerTexts texts;

    SupplierFacts(Contracts contracts, Customers customers, SentRequests sent, AnswerTexts texts) {
        this.contracts = contracts;
        this.customers = customers;
        this.sent = sent;
        this.texts = texts;
    }

    Map<String, Object> order(TenantId tenant, String contract) {
        var known = contracts.get(tenant, ContractId.of(contract));
        var facts = customer(known);
        facts.put("Auftrag", kind(known.origin()));
        facts.put("Lieferbeginn", day(known.supply().from()));
        var previous = known.previousSupplier();
        facts.put("Bisheriger Lieferant", previous == null ? "nicht bekannt" : previous.value());
        putAnswer(facts, known, "55001", "55016");
        return facts;
    }

    Map<String, Object> deregistration(TenantId tenant, String contract) {
        var known = contracts.get(tenant, ContractId.of(contract));
        var facts = customer(known);
        var end = known.supply().to();
        facts.put("Vertragsende", end == null ? "offen" : day(end));
        putAnswer(facts, known, "55004");
        return facts;
    }

    private Map<String, Object> customer(Contract contract) {
        var customer = customers.get(contract.tenant(), contract.customer());
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Kunde", customer.name().full() + " (" + customer.number() + ")");
        facts.put("Anschrift", customer.address().inOneLine());
        facts.put("Vertrag", contract.number());
        facts.put("Marktlokation", contract.location().value());
        facts.put("Netzbetreiber", contract.gridOperator().value());
        return facts;
    }

    private void putAnswer(Map<String, Object> facts, Contract contract, String... pids) {
        var request = sent.latest(contract.tenant(), contract.id(), pids);
        if (request.isEmpty()) return;
        facts.put("Gesendet", request.get().pid() + " zum " + day(request.get().date()));
        var answer = request.get().answer();
        if (answer == null) {
            facts.put("Antwort", "Keine Antwort innerhalb der Frist");
            facts.put("Was möglich ist", "Beim Partner nachfragen, erneut senden oder aufgeben.");
            return;
        }
        facts.put("Antwort", texts.meaning(answer.tree(), answer.code()));
        var third = answer.thirdCode();
        if (third != null) facts.put("Antwort des bisherigen Lieferanten", texts.meaning("E_0624", third));
        var note = answer.note();
        if (note != null) facts.put("Bemerkung", note);
        facts.put("Was möglich ist", texts.advice(answer.tree(), answer.code()));
    }

    private static String kind(OrderKind kind) {
        return switch (kind) {
            case SWITCH_WITH_TERMINATION -> "Lieferantenwechsel mit Kündigung durch uns";
            case SWITCH -> "Lieferantenwechsel, Kunde hat selbst gekündigt";
            case MOVE_IN -> "Einzug";
        };
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }
}
