package org.stromlauf.retail;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stromlauf.invoicing.InvoiceDraft.Bar;
import org.stromlauf.invoicing.InvoiceDraft.Chart;

/** The period's consumption beside that of the period before and that of comparable customers (EnWG §40(2) no. 7 and 8). */
@Component
class ConsumptionChart {

    private static final int YEAR_DAYS = 365;

    private final ContractBills bills;

    ConsumptionChart(ContractBills bills) {
        this.bills = bills;
    }

    /** None where there is nothing to compare with. */
    List<Chart> of(BilledPeriod billed) {
        long days = billed.bill().period().days();
        var bars = new ArrayList<Bar>();
        bars.add(new Bar("Ihr Verbrauch", billed.used().kwh().setScale(0, RoundingMode.HALF_UP), true));
        before(billed)
                .ifPresent(b -> bars.add(new Bar(
                        "Ihr Verbrauch davor",
                        scaled(b.consumption().kwh(), b.period().days(), days),
                        false)));
        var groups = billed.disclosures().groups(billed.issued());
        for (var group : groups) bars.add(new Bar(group.label(), scaled(group.kwhPerYear(), YEAR_DAYS, days), false));
        if (bars.size() == 1) return List.of();
        var note = "Umgerechnet auf die " + days + " Tage des Abrechnungszeitraums.";
        var sources = groups.stream().map(ComparisonGroup::source).distinct().toList();
        if (!sources.isEmpty()) note += " Vergleichsgruppen: " + String.join("; ", sources) + ".";
        return List.of(new Chart("Ihr Verbrauch im Vergleich", "kWh", bars, note));
    }

    private Optional<ContractBill> before(BilledPeriod billed) {
        return bills.of(billed.tenant(), billed.contract().id()).stream()
                .filter(b -> b.period().end().equals(billed.bill().period().from()))
                .reduce((a, b) -> b);
    }

    private static BigDecimal scaled(BigDecimal kwh, long of, long days) {
        return kwh.multiply(BigDecimal.valueOf(days)).divide(BigDecimal.valueOf(of), 0, RoundingMode.HALF_UP);
    }
}
