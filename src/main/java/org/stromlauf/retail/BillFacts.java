package org.stromlauf.retail;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.billing.Bill;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.Customer;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.invoicing.InvoiceDraft.Fact;
import org.stromlauf.metering.MeterValues;
import org.stromlauf.metering.Reading;
import org.stromlauf.metering.ValueStatus;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;

/** The head of a bill: contract, location, meters and their readings with kind. EnWG §40(2) no. 1 to 6. */
@Component
class BillFacts {

    /** Plausibilisierungshinweis: the customer read the meter himself (MSCONS AHB, STS+Z33). */
    private static final String READ_BY_CUSTOMER = "Z83";

    private final LocationRecords locations;
    private final MeterValues values;

    BillFacts(LocationRecords locations, MeterValues values) {
        this.locations = locations;
        this.values = values;
    }

    List<Fact> of(BilledPeriod billed, Customer customer) {
        var contract = billed.contract();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Kundennummer", customer.number()));
        facts.add(new Fact("Vertragsnummer", contract.number()));
        facts.add(new Fact("Marktlokation", contract.location().value()));
        facts.add(new Fact("Netzbetreiber", contract.gridOperator().value()));
        var operator = locations.data(contract.tenant(), contract.id()).meteringOperator();
        if (operator != null) facts.add(new Fact("Messstellenbetreiber", operator.value()));
        for (var point : locations.meteringPoints(contract.tenant(), contract.id())) {
            devices(point).forEach(d -> facts.add(new Fact("Zählernummer", d)));
            for (var reading : readings(contract, point, billed.bill())) facts.add(fact(reading));
        }
        facts.add(new Fact("Verbrauch", GermanFormat.number(billed.used().kwh(), 3) + " kWh"));
        return facts;
    }

    private static List<String> devices(MeteringPoint point) {
        return point.registers().stream()
                .map(MeteringPoint.Register::device)
                .distinct()
                .toList();
    }

    /** Of consumption, at the beginning and at the end of the period, as they were known for the bill. */
    private List<Reading> readings(Contract contract, MeteringPoint point, Bill bill) {
        var first = MarketCalendar.startOfDay(bill.period().from());
        var last = MarketCalendar.startOfDay(bill.period().end());
        var range = DateRange.of(bill.period().from(), bill.period().end());
        return values.readings(contract.tenant(), point.location(), range, bill.asOf()).stream()
                .filter(r -> r.at().equals(first) || r.at().equals(last))
                .filter(r -> r.obis().startsWith("1-0:1.8."))
                .toList();
    }

    private static Fact fact(Reading reading) {
        return new Fact(
                "Stand " + GermanFormat.day(reading.day()),
                GermanFormat.number(reading.value(), 3) + " kWh, " + kind(reading));
    }

    private static String kind(Reading reading) {
        if (READ_BY_CUSTOMER.equals(reading.remarks().plausibility())) return "selbst abgelesen";
        return reading.status() == ValueStatus.TRUE_VALUE ? "abgelesen" : "geschätzt";
    }
}
