package org.stromlauf.retail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
    /** Registers of which a bill tells the readings, and what they count besides consumption as a whole. */
    private static final Pattern ELECTRICITY = Pattern.compile("1-[01]:[12]\\.8\\.\\d");

    private static final Pattern GAS = Pattern.compile("7-\\d+:3\\.0\\.0");

    private static final Map<String, String> REGISTERS =
            Map.of("1.8.0", "", "1.8.1", " HT", "1.8.2", " NT", "2.8.0", " Einspeisung");

    private final MeterValues values;
    private final GasFacts gas;

    BillFacts(LocationRecords locations, MeterValues values, GasFacts gas) {
        this.locations = locations;
        this.values = values;
        this.gas = gas;
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
        if (billed.isGas()) facts.addAll(gas.of(billed));
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
        var edges = Set.of(bill.period().from(), bill.period().end());
        var range = DateRange.of(bill.period().from(), bill.period().end());
        return values.readings(contract.tenant(), point.location(), range, bill.asOf()).stream()
                .filter(r -> edges.contains(r.day()) && isBeginOfDay(r))
                .filter(r -> ELECTRICITY.matcher(r.obis()).matches()
                        || GAS.matcher(r.obis()).matches())
                .toList();
    }

    /** At midnight, of gas at six. */
    private static boolean isBeginOfDay(Reading reading) {
        return reading.at().equals(MarketCalendar.startOfDay(reading.day()))
                || reading.at().equals(MarketCalendar.startOfGasDay(reading.day()));
    }

    private static Fact fact(Reading reading) {
        boolean isGas = GAS.matcher(reading.obis()).matches();
        var counted = reading.obis().substring(reading.obis().indexOf(':') + 1);
        return new Fact(
                "Stand" + REGISTERS.getOrDefault(counted, isGas ? "" : " " + counted) + " "
                        + GermanFormat.day(reading.day()),
                GermanFormat.number(reading.value(), 3) + (isGas ? " m³, " : " kWh, ") + kind(reading));
    }

    private static String kind(Reading reading) {
        if (READ_BY_CUSTOMER.equals(reading.remarks().plausibility())) return "selbst abgelesen";
        return reading.status() == ValueStatus.TRUE_VALUE ? "abgelesen" : "geschätzt";
    }
}
