package org.stromlauf.market;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.rating.PriceFiles;
import org.stromlauf.rating.PublishedPrices;
import org.stromlauf.retail.Products;
import org.stromlauf.settlement.BillingParties;
import org.stromlauf.settlement.BillingParty;
import org.stromlauf.settlement.GridPrices;
import org.stromlauf.settlement.PublishedGridPrices;

/** What the participants of a scenario need for bills between them: names, addresses and the grid operator's prices. */
@Component
@Profile("box")
class SettlementSetUp {

    /** The highest fee of a community of more than 500,000 (KAV §2(2)); {@link HouseholdLocation} names the same. */
    static final String CONCESSION = "1-08-4-004";

    private final Products products;
    private final BillingParties parties;
    private final GridPrices prices;

    SettlementSetUp(Products products, BillingParties parties, GridPrices prices) {
        this.products = products;
        this.parties = parties;
        this.prices = prices;
    }

    void begin(Scenario scenario) {
        var gridOperator = scenario.participant(scenario.gridOperator()).marketPartnerId();
        for (var participant : scenario.participants()) {
            if (participant.business() == null) continue;
            var published = PriceFiles.ours()
                    .with(products.catalogue(participant.id()).grid(gridOperator))
                    .with(PublishedPrices.of(scenario.assumedPrices()));
            prices.define(participant.id(), gridOperator, PublishedGridPrices.of(published, CONCESSION));
            for (var party : scenario.participants()) {
                var business = party.business();
                if (business != null) parties.enter(participant.id(), party.marketPartnerId(), party(party, business));
            }
        }
    }

    private static BillingParty party(Scenario.Participant participant, Scenario.Business business) {
        return new BillingParty(
                participant.name(),
                business.street(),
                business.houseNumber(),
                business.postalCode(),
                business.city(),
                business.vatId(),
                business.contact(),
                business.email());
    }
}
