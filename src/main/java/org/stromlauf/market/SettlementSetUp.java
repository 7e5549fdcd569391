package org.stromlauf.market;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.settlement.BillingParties;
import org.stromlauf.settlement.BillingParty;
import org.stromlauf.settlement.GridPrices;

/** What the participants of a scenario need for bills between them: names, addresses and the grid operator's prices. */
@Component
@Profile("box")
class SettlementSetUp {

    private final BillingParties parties;
    private final GridPrices prices;

    SettlementSetUp(BillingParties parties, GridPrices prices) {
        this.parties = parties;
        this.prices = prices;
    }

    void begin(Scenario scenario) {
        var gridOperator = scenario.participant(scenario.gridOperator()).marketPartnerId();
        var sheet = scenario.gridPrices().stream()
                .map(Scenario.ScenarioPrice::price)
                .toList();
        for (var participant : scenario.participants()) {
            if (participant.business() == null) continue;
            prices.define(participant.id(), gridOperator, sheet);
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
