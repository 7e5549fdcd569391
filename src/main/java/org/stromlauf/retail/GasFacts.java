package org.stromlauf.retail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.invoicing.InvoiceDraft.Fact;
import org.stromlauf.metering.MeasuredUnit;
import org.stromlauf.metering.MeterValues;
import org.stromlauf.metering.PeriodValue;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.rating.RatedLine;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.MarketCalendar;

/**
 * What a gas bill says besides: cubic metres, Zustandszahl and Abrechnungsbrennwert, from which the energy follows (DVGW G 685), and
 * what a landlord divides the cost of CO2 by (CO2KostAufG §3).
 */
@Component
class GasFacts {

    private static final PublishedPrices LAW = PriceFiles.ours();
    /** kg CO2 a kWh of gross calorific value. */
    private static final String FACTOR = "co2/gas";
    /** The component of products whose price is that of CO2. */
    private static final String CARBON = "co2";

    private final MeterValues values;

    GasFacts(MeterValues values) {
        this.values = values;
    }

    List<Fact> of(BilledPeriod billed) {
        var bill = billed.bill();
        var point = ReportingPoint.of(billed.contract().location());
        var facts = new ArrayList<Fact>();
        for (var value : values.others(billed.tenant(), point, bill.period(), bill.asOf())) {
            var name = name(value);
            // Until six o'clock it is still the gas day before.
            if (name != null && days(value).overlaps(bill.period()))
                facts.add(new Fact(
                        name + " " + GermanFormat.period(days(value)),
                        GermanFormat.number(value.value(), 4) + unit(value)));
        }
        return facts;
    }

    /** CO2KostAufG §3(1): emissions, the price's part, the factor, the energy. */
    List<String> carbon(BilledPeriod billed) {
        LocalDate last = billed.bill().period().end().minusDays(1);
        var factor = LAW.periods(FACTOR, DateRange.of(last, last.plusDays(1))).stream()
                .findFirst();
        if (factor.isEmpty()) return List.of();
        var cost = billed.bill().billed().stream()
                .filter(l -> l.component().equals(CARBON))
                .map(RatedLine::amount)
                .reduce(org.stromlauf.shared.Money.ZERO, org.stromlauf.shared.Money::plus);
        var perKwh = factor.get().price();
        return List.of("Kohlendioxidkosten (§ 3 CO2KostAufG): Brennstoffemissionen "
                + GermanFormat.number(billed.used().kwh().multiply(perKwh), 1)
                + " kg CO2, Preisbestandteil der Kohlendioxidkosten "
                + GermanFormat.money(cost) + " netto, Emissionsfaktor " + GermanFormat.number(perKwh, 5)
                + " kg/kWh (" + factor.get().source() + "), Energiegehalt "
                + GermanFormat.number(billed.used().kwh(), 0)
                + " kWh. Mieter können einen Anteil von ihrem Vermieter verlangen (§§ 5 bis 8 CO2KostAufG).");
    }

    private static @org.jspecify.annotations.Nullable String name(PeriodValue value) {
        if (value.unit() == MeasuredUnit.CUBIC_METRES) return "Gasmenge";
        if (value.unit() == MeasuredUnit.KWH_PER_CUBIC_METRE) return "Abrechnungsbrennwert";
        return value.obis().startsWith("7-0:52.") ? "Zustandszahl" : null;
    }

    private static String unit(PeriodValue value) {
        return value.unit() == MeasuredUnit.CUBIC_METRES
                ? " m³"
                : value.unit() == MeasuredUnit.KWH_PER_CUBIC_METRE ? " kWh/m³" : "";
    }

    private static DateRange days(PeriodValue value) {
        return DateRange.of(MarketCalendar.day(value.from()), MarketCalendar.day(value.to()));
    }
}
