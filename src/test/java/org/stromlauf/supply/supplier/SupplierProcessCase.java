package org.stromlauf.supply.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.supply.supplier.SupplierSteps.SUPPLIER;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractState;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MessageHandler.Outcome;
import org.stromlauf.shared.MarketPartnerId;

/** The supplier's models on a real engine, timers fired by the clock. */
abstract class SupplierProcessCase {

    static final LocalDate START = LocalDate.of(2026, 11, 1);

    final SupplierEngine market = new SupplierEngine();

    final SupplierSteps steps = market.steps;

    final Contracts contracts = steps.get(Contracts.class);

    @AfterEach
    void close() {
        market.close();
    }

    void answer(String request, String pid, MarketPartnerId sender, String code, String tree) {
        arrives(request, pid, sender, code, tree);
        market.runDue();
    }

    /** An answer is there, and what follows from it is not done yet. */
    void arrives(String request, String pid, MarketPartnerId sender, String code, String tree) {
        var answer = Fields.builder()
                .put("requestTransactionId", steps.lastSent(request).get("transactionId"))
                .put("transactionReason", "E03")
                .put("answerCode", code)
                .put("answerTree", tree);
        assertThat(steps.receive(pid, sender, answer)).isEqualTo(Outcome.HANDLED);
    }

    ContractState state(Contract contract) {
        return contracts.get(SUPPLIER, contract.id()).state();
    }
}
