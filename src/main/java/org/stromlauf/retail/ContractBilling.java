package org.stromlauf.retail;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.stromlauf.billing.Bill;
import org.stromlauf.billing.BillCalculation;
import org.stromlauf.billing.BillOrder;
import org.stromlauf.billing.BillOutcome;
import org.stromlauf.billing.BillOutcome.NotRatable;
import org.stromlauf.billing.BillingFactory;
import org.stromlauf.retail.BillDisclosures.Disclosures;
import org.stromlauf.retail.BillOrders.Prices;
import org.stromlauf.retail.RiskGate.Look;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;

/** Bills a contract's period: rates it, writes the document, demands the amount. */
@Component
class ContractBilling {

    private final BillOrders orders;
    private final BillingFactory factory;
    private final ContractDocuments documents;
    private final ContractBills bills;
    private final CancelledRows cancelled;
    private final RiskGate gate;
    private final ApplicationEventPublisher events;

    ContractBilling(
            BillOrders orders,
            BillingFactory factory,
            ContractDocuments documents,
            ContractBills bills,
            CancelledRows cancelled,
            RiskGate gate,
            ApplicationEventPublisher events) {
        this.orders = orders;
        this.factory = factory;
        this.documents = documents;
        this.bills = bills;
        this.cancelled = cancelled;
        this.gate = gate;
        this.events = events;
    }

    /** What all contracts of a round share. */
    record Round(
            BillRun run, Prices prices, Letterhead letterhead, Disclosures disclosures, BillCalculation calculation) {

        /** The day that stands on the documents. */
        LocalDate issued() {
            return MarketCalendar.day(run.asOf());
        }
    }

    /** What became of a contract. */
    sealed interface Outcome {}

    record Billed(ContractBill bill) implements Outcome {}

    /** @param gross what a conspicuous bill would come to; null where none could be computed */
    record Held(HoldReason reason, String detail, @Nullable Money gross) implements Outcome {

        Held(HoldReason reason, String detail) {
            this(reason, detail, null);
        }
    }

    /** Another run was faster. */
    record Overtaken() implements Outcome {}

    /** Reads once what holds for all contracts. */
    Round begin(BillRun run) {
        return new Round(
                run,
                orders.prices(run.tenant()),
                documents.letterhead(run.tenant()),
                documents.disclosures(run.tenant()),
                new BillCalculation());
    }

    Outcome bill(Round round, Due due) {
        if (round.letterhead() instanceof Letterhead.Incomplete incomplete) {
            return new Held(HoldReason.SELLER_UNKNOWN, String.join(", ", incomplete.settings()));
        }
        var obstacle = documents.obstacle(due.contract(), (Letterhead.Complete) round.letterhead());
        if (obstacle.isPresent()) return new Held(HoldReason.SELLER_UNKNOWN, obstacle.get());
        if (isOvertaken(due)) return new Overtaken();
        var contract = due.contract();
        var product = round.prices().product(contract, due.period());
        var order = orders.order(contract, due.period(), round.run().asOf(), round.prices());
        if (product.isEmpty() || order.isEmpty()) {
            return new Held(HoldReason.PRODUCT_UNKNOWN, contract.terms().product());
        }
        var preview = round.calculation().of(order.get());
        if (preview instanceof NotRatable notRatable) {
            return new Held(HoldReason.NOT_RATABLE, String.join("; ", notRatable.missing()));
        }
        var rated = (BillOutcome.Billed) preview;
        var bill = rated.bill();
        if (isRightAlready(due, bill)) return new Overtaken();
        var look = new Look("", due, bill, consumption(order.get()), RegisterCheck.contradiction(order.get()));
        var held = gate.check(round.run(), contract.id(), bill.gross(), List.of(look));
        if (held.isPresent()) return held.get();
        if (due.occasion() == Occasion.CORRECTION) takeBack(round, due);
        return new Billed(issue(round, due, product.get(), order.get(), rated));
    }

    private boolean isOvertaken(Due due) {
        if (due.occasion() != Occasion.CORRECTION) {
            return !bills.billedUntil(due.contract()).equals(due.period().from());
        }
        return standing(due).isEmpty();
    }

    /** What is to be put right was put right by another run meanwhile: it would be taken back for the same once more. */
    private boolean isRightAlready(Due due, Bill bill) {
        if (due.occasion() != Occasion.CORRECTION) return false;
        var standing = standing(due).orElseThrow();
        var billed =
                factory.find(standing.tenant(), standing.key()).orElseThrow().bill();
        return BillingPeriods.isSame(bill, billed);
    }

    private Optional<ContractBill> standing(Due due) {
        return bills.standing(due.contract().tenant(), due.contract().id(), due.period());
    }

    private void takeBack(Round round, Due due) {
        var wrong = standing(due).orElseThrow();
        var cancellation = factory.cancel(wrong.tenant(), wrong.key());
        var invoice = documents.cancel(due.contract(), wrong, round.issued());
        if (!invoice.gross().equals(cancellation.bill().gross())) {
            throw new IllegalStateException("Bill " + wrong.key() + " was cancelled over "
                    + cancellation.bill().gross() + ", its document over " + invoice.gross());
        }
        cancelled.contractBill(wrong.tenant(), wrong.key(), round.run().key(), invoice.number());
        events.publishEvent(new BillTakenBack(wrong));
    }

    private ContractBill issue(Round round, Due due, Product product, BillOrder order, BillOutcome.Billed rated) {
        var contract = due.contract();
        var tenant = contract.tenant();
        var key = bills.nextKey(contract, due.period());
        var bill = factory.keep(tenant, key, rated);
        var used = consumption(order);
        var letterhead = (Letterhead.Complete) round.letterhead();
        var invoice = documents.issue(
                key,
                new BilledPeriod(
                        contract,
                        product,
                        due.occasion(),
                        bill,
                        used,
                        round.issued(),
                        letterhead,
                        round.disclosures()));
        var billed = new ContractBill(
                tenant,
                key,
                contract.id(),
                contract.number(),
                due.period(),
                due.occasion(),
                round.run().key(),
                invoice.number(),
                used,
                invoice.gross(),
                invoice.due(),
                null);
        requireSame(bill, billed);
        bills.add(billed);
        events.publishEvent(new BillIssued(billed));
        return billed;
    }

    private static Energy consumption(BillOrder order) {
        return new Energy(order.usage().wattHours(order.period()).orElseThrow());
    }

    private static void requireSame(Bill bill, ContractBill billed) {
        if (!bill.gross().equals(billed.gross())) {
            throw new IllegalStateException("Bill " + billed.key() + " comes to " + bill.gross() + ", its document "
                    + billed.invoice() + " to " + billed.gross());
        }
    }
}
