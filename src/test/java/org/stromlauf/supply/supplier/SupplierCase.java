package org.stromlauf.supply.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.contracts.ContractFixtures.GRID;
import static org.stromlauf.contracts.ContractFixtures.LOCATION;
import static org.stromlauf.contracts.ContractFixtures.PREVIOUS;
import static org.stromlauf.supply.supplier.SupplierSteps.SUPPLIER;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractFixtures;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.NoticePeriod;
import org.stromlauf.contracts.OrderIntake;
import org.stromlauf.contracts.OrderKind;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MessageHandler.Outcome;

/** A supplier with one contract, whose steps are taken one by one. */
abstract class SupplierCase {

    static final LocalDate START = LocalDate.of(2026, 11, 1);

    static final String MELO = "DE0012341011500000000000000000001";

    final SupplierSteps steps = SupplierSteps.onFreshDatabase();

    final Contracts contracts = steps.get(Contracts.class);

    Contract contract;

    @BeforeEach
    void order() {
        contract = place(OrderKind.SWITCH_WITH_TERMINATION, START);
    }

    SupplyStarts starts() {
        return steps.get(SupplyStarts.class);
    }

    Contract place(OrderKind kind, LocalDate start) {
        var terms = ContractFixtures.terms(NoticePeriod.weeks(4), null);
        return steps.get(OrderIntake.class).place(SUPPLIER, ContractFixtures.order(kind, LOCATION, start, terms));
    }

    void confirmed() {
        terminated(START);
        var ignored = starts().register(SUPPLIER, contract.id());
        var answer = answer(steps.lastSent("55001"), "A51", "E_0623")
                .put("supplyStart", SupplierSteps.day(START))
                .add(
                        "meteringLocations",
                        Fields.builder().put("meteringLocation", MELO).build())
                .add(
                        "marketLocationData",
                        Fields.builder()
                                .put("dataKind", "Z98")
                                .put("meteringOperator", "9900000000004")
                                .build());
        assertThat(steps.receive("55002", GRID, answer)).isEqualTo(Outcome.HANDLED);
    }

    static Fields.Builder answer(Fields request, String code, String tree) {
        return Fields.builder()
                .put("requestTransactionId", request.get("transactionId"))
                .put("transactionReason", "E03")
                .put("answerCode", code)
                .put("answerTree", tree);
    }

    void terminated(LocalDate end) {
        assertThat(starts().plan(SUPPLIER, contract.id(), null)).isTrue();
        var ignored = starts().terminate(SUPPLIER, contract.id());
        var answer = answer(steps.lastSent("55016"), "A09", "E_0614").put("supplyEnd", SupplierSteps.day(end));
        assertThat(steps.receive("55017", PREVIOUS, answer)).isEqualTo(Outcome.HANDLED);
    }
}
