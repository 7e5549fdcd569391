package org.stromlauf.settlement.supplier;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.metering.EnergyQuantity;
import org.stromlauf.settlement.GridInvoice;
import org.stromlauf.settlement.GridPrices;
import org.stromlauf.settlement.PriceSheet;
import org.stromlauf.shared.DateRange;

/** Gathers what a supplier knows about a received bill. */
@Component
class BillKnowledge {

    private static final Set<ContractState> ASSIGNED =
            Set.of(ContractState.CONFIRMED, ContractState.ACTIVE, ContractState.ENDED);

    private final Contracts contracts;
    private final GridPrices prices;
    private final ReceivedNotes notes;
    private final NoteKnowledge energy;
    private final Payables payables;

    BillKnowledge(
            Contracts contracts, GridPrices prices, ReceivedNotes notes, NoteKnowledge energy, Payables payables) {
        this.contracts = contracts;
        this.prices = prices;
        this.notes = notes;
        this.energy = energy;
        this.payables = payables;
    }

    BillCheck.Knowledge about(GridInvoice invoice, ReceivedMessage message) {
        var tenant = message.tenant();
        var sender = message.sender();
        var note = notes.find(tenant, sender, invoice.noteNumber())
                .filter(n -> n.location().equals(invoice.location()));
        List<EnergyQuantity> parts = note.map(n -> NoteKnowledge.parts(energy.of(tenant, n.location()), n))
                .orElse(List.of());
        return new BillCheck.Knowledge(
                message.receivedAt(),
                contracts.at(tenant, invoice.location()).stream()
                        .filter(c ->
                                ASSIGNED.contains(c.state()) && c.gridOperator().equals(sender))
                        .map(BillKnowledge::assigned)
                        .toList(),
                payables.isNumberUsed(tenant, sender, invoice.number()),
                payables.acceptedIn(tenant, invoice.location(), invoice.period())
                        .orElse(null),
                note.orElse(null),
                parts,
                new PriceSheet(prices.in(tenant, invoice.priceSheetOf(), invoice.period())));
    }

    private static DateRange assigned(Contract contract) {
        var end = contract.deregistration();
        if (end == null) return contract.supply();
        var to = contract.supply().to();
        return to == null || end.end().isBefore(to) ? contract.supply().endingAt(end.end()) : contract.supply();
    }
}
