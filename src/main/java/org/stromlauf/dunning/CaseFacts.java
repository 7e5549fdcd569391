package org.stromlauf.dunning;

import static org.stromlauf.shared.GermanFormat.day;
import static org.stromlauf.shared.GermanFormat.money;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.Customers;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.supplier.Disconnections;
import org.stromlauf.supply.supplier.SentOrder;

/** What a case worker needs to decide about a disconnection, in German. */
@Component
public class CaseFacts {

    private final CaseFiles files;
    private final Situations situations;
    private final Contracts contracts;
    private final Customers customers;
    private final Disconnections disconnections;
    private final DunningWatch watch;

    CaseFacts(
            CaseFiles files,
            Situations situations,
            Contracts contracts,
            Customers customers,
            Disconnections disconnections,
            DunningWatch watch) {
        this.files = files;
        this.situations = situations;
        this.contracts = contracts;
        this.customers = customers;
        this.disconnections = disconnections;
        this.watch = watch;
    }

    /** Whether a disconnection is in proportion: what is owed, what was told when, and what the law asks to weigh. */
    public Map<String, Object> arrears(TenantId tenant, UUID id) {
        var file = files.get(tenant, id);
        var facts = household(file);
        var situation = situations.of(file, watch.today());
        var arrears = situations.arrears(situation, watch.today());
        facts.put("Rückstand", money(arrears.total()) + ", davon zählen " + money(arrears.counted()));
        facts.put("Grenze", money(arrears.threshold()));
        put(facts, situation.claims());
        var dunning = file.dunning(false);
        var threatened = dunning.threatened();
        var announced = dunning.announced();
        if (threatened != null) facts.put("Androhung zugegangen", day(threatened));
        if (announced != null) facts.put("Ankündigung zugegangen", day(announced));
        if (threatened != null && announced != null) {
            facts.put("Unterbrechung frühestens", day(DunningPeriods.disconnection(threatened, announced)));
        }
        facts.put(
                "Zu prüfen (EnWG § 41f)",
                "Stehen die Folgen außer Verhältnis zum Rückstand? Gefahr für Leib oder Leben, etwa Krankheit, Pflege,"
                        + " kleine Kinder. Hat der Kunde das dargelegt, oder will er hinreichend sicher zahlen?");
        return facts;
    }

    /** What a framework contract owes after a reminder. */
    public Map<String, Object> claims(TenantId tenant, UUID id) {
        var file = files.get(tenant, id);
        var situation = situations.of(file, watch.today());
        var customer = customers.get(tenant, situation.payer().customer());
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Kunde", customer.name().full() + " (" + customer.number() + ")");
        facts.put("Anschrift", customer.address().inOneLine());
        facts.put("Rahmenvertrag", file.debtor());
        facts.put("Rückstand", money(Situations.unmeasured(situation).total()));
        put(facts, situation.claims());
        var reminded = file.dunning(false).reminded();
        if (reminded != null) facts.put("Mahnung zugegangen", day(reminded));
        facts.put(
                "Was möglich ist",
                "Beim Kunden nachfragen, stunden, Mahnbescheid oder Inkasso. Danach ruht der Fall, bis gezahlt ist oder eine"
                        + " weitere Rechnung überfällig wird.");
        return facts;
    }

    private static void put(Map<String, Object> facts, List<Claim> claims) {
        for (var claim : claims) {
            facts.put(
                    "Forderung " + claim.item(),
                    money(claim.open()) + ", fällig am " + day(claim.dueOn()) + ", " + standing(claim.standing()));
        }
    }

    /** How the latest order stands and what can be done. */
    public Map<String, Object> order(TenantId tenant, UUID id) {
        var file = files.get(tenant, id);
        var facts = household(file);
        var orders = disconnections.of(tenant, file.contract());
        if (orders.isEmpty()) return facts;
        var order = orders.get(0);
        facts.put("Auftrag", order.kind() == SentOrder.Kind.DISCONNECTION ? "Sperrung (17115)" : "Entsperrung (17117)");
        facts.put("Auftragsnummer", order.number());
        facts.put("Gesendet", day(MarketCalendar.day(order.sentAt())));
        facts.put("Frühester Tag", day(order.earliest()));
        answered(facts, order);
        cancelled(facts, order);
        return facts;
    }

    private void cancelled(Map<String, Object> facts, SentOrder order) {
        var cancellation = order.cancellation();
        if (cancellation == null) return;
        facts.put("Storniert (39000)", day(MarketCalendar.day(cancellation.sentAt())));
        var code = cancellation.code();
        facts.put(
                "Antwort auf die Stornierung",
                code == null ? "Keine Antwort innerhalb der Frist" : disconnections.meaning("E_0468", code));
    }

    private void answered(Map<String, Object> facts, SentOrder order) {
        var answer = order.answer();
        var result = order.result();
        if (answer == null && result == null) {
            facts.put("Antwort", "Keine Antwort innerhalb der Frist");
            facts.put("Was möglich ist", "Beim Netzbetreiber nachfragen, erneut beauftragen oder aufgeben.");
            return;
        }
        if (answer != null) add(facts, "Antwort", answer.tree(), answer.code(), answer.note());
        if (result != null) add(facts, "Ergebnis", result.tree(), result.code(), result.note());
        else if (order.state() == SentOrder.State.ACCEPTED) facts.put("Ergebnis", "liegt noch nicht vor");
    }

    private void add(
            Map<String, Object> facts,
            String label,
            String tree,
            String code,
            @org.jspecify.annotations.Nullable String note) {
        facts.put(label, disconnections.meaning(tree, code));
        if (note != null) facts.put(label + ", Bemerkung", note);
        facts.put("Was möglich ist", disconnections.advice(tree, code));
    }

    private Map<String, Object> household(CaseFile file) {
        var contract = contracts.get(file.tenant(), file.contract());
        var customer = customers.get(file.tenant(), contract.customer());
        var facts = new LinkedHashMap<String, Object>();
        facts.put("Kunde", customer.name().full() + " (" + customer.number() + ")");
        facts.put("Anschrift", customer.address().inOneLine());
        facts.put("Vertrag", contract.number());
        facts.put("Marktlokation", contract.location().value());
        facts.put("Netzbetreiber", contract.gridOperator().value());
        return facts;
    }

    private static String standing(Claim.Standing standing) {
        return switch (standing) {
            case DUE -> "zählt";
            case ANCILLARY -> "Nebenforderung, zählt nicht";
            case DISPUTED -> "beanstandet, zählt nicht";
            case DEFERRED -> "gestundet, zählt nicht";
            case DISPUTED_PRICE_INCREASE -> "strittige Preiserhöhung, zählt nicht";
        };
    }
}
