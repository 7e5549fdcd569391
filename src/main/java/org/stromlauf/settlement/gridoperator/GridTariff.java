package org.stromlauf.settlement.gridoperator;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stromlauf.locations.Assignments;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.Locations;
import org.stromlauf.settlement.BillPosition;
import org.stromlauf.settlement.BillingParties;
import org.stromlauf.settlement.DeliveredEnergy;
import org.stromlauf.settlement.GridArticles;
import org.stromlauf.settlement.GridPrices;
import org.stromlauf.settlement.PriceSheet;
import org.stromlauf.settlement.ValueAddedTax;
import org.stromlauf.settlement.gridoperator.GridBill.Question;
import org.stromlauf.tenancy.Tenants;

/** What a location is charged by the grid operator's own price sheet, and why it cannot be charged. */
@Component
class GridTariff {

    private final Tenants tenants;
    private final Places places;
    private final GridPrices prices;
    private final BillingParties parties;
    private final DueQuantities quantities;

    GridTariff(Tenants tenants, Places places, GridPrices prices, BillingParties parties, DueQuantities quantities) {
        this.tenants = tenants;
        this.places = places;
        this.prices = prices;
        this.parties = parties;
        this.quantities = quantities;
    }

    /** Where energy goes and who supplies it. */
    @Component
    record Places(Locations locations, Assignments assignments) {}

    /** What a bill lacks, looked at before the delivery note and again before the invoice. */
    Optional<Question> obstacle(GridBill bill) {
        var period = bill.period();
        var stands = quantities.measured(bill).filter(q -> q.energy().equals(bill.energy()));
        if (stands.isEmpty()) return Optional.of(Question.QUANTITY_CHANGED);
        if (!places.assignments().timeline(bill.tenant(), bill.location()).covers(bill.supplier(), period)) {
            return Optional.of(Question.SUPPLIER_CHANGED);
        }
        if (sheet(bill).articleWithoutPrice(articles(bill), period).isPresent()) {
            return Optional.of(Question.PRICE_MISSING);
        }
        var known = parties.find(bill.tenant(), bill.supplier()).isPresent()
                && parties.find(bill.tenant(), tenants.get(bill.tenant()).marketPartnerId())
                        .isPresent();
        return known ? Optional.empty() : Optional.of(Question.PARTY_UNKNOWN);
    }

    /** The energy in intervals of constant prices. */
    List<DeliveredEnergy> parts(GridBill bill) {
        return bill.delivered().splitAt(sheet(bill).changes(articles(bill)));
    }

    List<BillPosition> positions(GridBill bill, List<DeliveredEnergy> parts) {
        return sheet(bill)
                .positions(
                        articles(bill),
                        parts,
                        ValueAddedTax.percentAt(bill.period().end()));
    }

    private PriceSheet sheet(GridBill bill) {
        var own = tenants.get(bill.tenant()).marketPartnerId();
        return new PriceSheet(prices.in(bill.tenant(), own, bill.period()));
    }

    private List<String> articles(GridBill bill) {
        return GridArticles.of(bundle(bill));
    }

    LocationBundle bundle(GridBill bill) {
        return places.locations()
                .bundle(bill.tenant(), bill.location(), bill.period().from());
    }
}
