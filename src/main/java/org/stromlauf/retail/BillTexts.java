package org.stromlauf.retail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.stromlauf.billing.Bill;
import org.stromlauf.contracts.Contract;
import org.stromlauf.rating.RatedLine;
import org.stromlauf.shared.GermanFormat;

/** The paragraphs of a bill: comparison, assumptions, term, rights. EnWG §40(2) no. 7 to 14. */
@Component
class BillTexts {

    private static final String DISPUTES =
            "Zur Beilegung von Streitigkeiten können Verbraucher die Schlichtungsstelle Energie anrufen, wenn wir Ihrer"
                    + " Beschwerde nicht binnen vier Wochen abgeholfen haben (§§ 111a, 111b EnWG): Schlichtungsstelle Energie"
                    + " e. V., Friedrichstraße 133, 10117 Berlin, www.schlichtungsstelle-energie.de. Wir sind zur Teilnahme"
                    + " verpflichtet. Auskunft über Ihre Rechte gibt der Verbraucherservice der Bundesnetzagentur, Postfach"
                    + " 8001, 53105 Bonn, www.bundesnetzagentur.de.";

    private static final String ROUNDING =
            "Alle Preise sind Nettopreise. Jede Position wird auf Cent gerundet, die Umsatzsteuer auf die Summe berechnet;"
                    + " von beworbenen Bruttopreisen kann das um Cent abweichen.";

    private static final String MIX_ELSEWHERE =
            "Stromkennzeichnung (§ 42 EnWG): Die Angaben zum Energieträgermix dieses Tarifs stehen im Preisblatt.";

    /** Agreed with customers of load profiles: {@link BillOrders#BY_PRELIMINARY_VALUES}. */
    static final String PRELIMINARY =
            "Vorläufige Messwerte: Die abgerechnete Menge beruht zum Teil auf vorläufigen Werten des Messstellenbetreibers. Weichen die endgültigen davon ab, erhalten Sie eine berichtigte Rechnung.";

    private final ContractBills bills;
    private final GasFacts gas;

    BillTexts(ContractBills bills, GasFacts gas) {
        this.bills = bills;
        this.gas = gas;
    }

    List<String> of(BilledPeriod billed) {
        var texts = new ArrayList<>(contract(billed));
        texts.addAll(billed.product().notes());
        texts.addAll(billed.isGas() ? gas.carbon(billed) : mixes(billed));
        texts.addAll(closing(billed));
        return texts;
    }

    /** Of a collective bill: what is said of a site alone. */
    List<String> own(BilledPeriod billed) {
        var texts = new ArrayList<>(contract(billed));
        if (billed.isGas()) texts.addAll(gas.carbon(billed));
        return texts;
    }

    /** Of a collective bill: what is said once of all sites of a product. */
    List<String> common(BilledPeriod billed) {
        var texts = new ArrayList<>(billed.product().notes());
        if (!billed.isGas()) texts.addAll(mixes(billed));
        texts.addAll(closing(billed));
        return texts;
    }

    private List<String> contract(BilledPeriod billed) {
        var texts = new ArrayList<String>();
        texts.add("Tarif: " + billed.product().name() + ".");
        if (billed.bill().isAssumed()) texts.add(assumption(billed.bill()));
        if (billed.bill().lines().stream().anyMatch(RatedLine::isPreliminary)) texts.add(PRELIMINARY);
        texts.add(comparison(billed));
        texts.add(term(billed.contract(), billed.issued()));
        return texts;
    }

    private static List<String> closing(BilledPeriod billed) {
        var texts = new ArrayList<String>();
        texts.add(ROUNDING);
        var seller = billed.letterhead().seller();
        texts.add("Fragen und Beschwerden: " + seller.name() + ", " + seller.contact() + ".");
        texts.add(DISPUTES);
        return texts;
    }

    /** EnWG §42(1): on every bill, of the product, the company and the country. */
    private static List<String> mixes(BilledPeriod billed) {
        var mixes = billed.disclosures().mixes(billed.product().key(), billed.issued());
        if (mixes.isEmpty()) return List.of(MIX_ELSEWHERE);
        return mixes.stream()
                .map(m -> "Stromkennzeichnung (§ 42 EnWG), " + m.text())
                .toList();
    }

    /** A price that nobody has published is never billed without a word. */
    private static String assumption(Bill bill) {
        var prices = bill.lines().stream()
                .filter(RatedLine::assumed)
                .map(l -> l.label() + " ab " + GermanFormat.day(l.period().from()) + " ("
                        + l.operands().priceSource() + ")")
                .distinct()
                .collect(Collectors.joining("; "));
        return "Angenommene Preise: Für folgende Bestandteile lag bei Rechnungsstellung kein veröffentlichter Preis vor: "
                + prices + ".";
    }

    private String comparison(BilledPeriod billed) {
        var contract = billed.contract();
        var bill = billed.bill();
        var text = "Verbrauch im Zeitraum (" + bill.period().days() + " Tage): "
                + GermanFormat.number(billed.used().kwh(), 0) + " kWh.";
        var before = bills.of(contract.tenant(), contract.id()).stream()
                .filter(b -> b.period().end().equals(bill.period().from()))
                .reduce((a, b) -> b);
        if (before.isPresent()) {
            return text + " Davor: "
                    + GermanFormat.number(before.get().consumption().kwh(), 0) + " kWh vom "
                    + GermanFormat.period(before.get().period()) + ".";
        }
        return text + " Ihr bei Vertragsschluss erwarteter Jahresverbrauch: "
                + GermanFormat.number(contract.terms().yearlyConsumption().kwh(), 0) + " kWh.";
    }

    private static String term(Contract contract, LocalDate issued) {
        var end = contract.supply().to();
        if (end != null) {
            return "Ihr Vertrag endet mit Ablauf des " + GermanFormat.day(end.minusDays(1)) + ".";
        }
        var last = contract.terms().earliestEnd(issued).minusDays(1);
        return "Ihr Vertrag läuft auf unbestimmte Zeit. Bei einer Kündigung heute endet er frühestens mit Ablauf des "
                + GermanFormat.day(last) + ".";
    }
}
