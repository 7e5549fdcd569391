package org.stromlauf.settlement.supplier;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.stromlauf.settlement.BillPosition;
import org.stromlauf.settlement.BillSum;
import org.stromlauf.settlement.GridInvoice;
import org.stromlauf.shared.Money;

/** A right bill with one thing changed. */
final class ChangedBills {

    private ChangedBills() {}

    static GridInvoice dated(GridInvoice i, Instant date, LocalDate dueOn) {
        return new GridInvoice(
                i.number(),
                date,
                i.location(),
                i.period(),
                i.type(),
                i.noteNumber(),
                BillCheckTests.GRID,
                dueOn,
                i.positions(),
                i.sum(),
                i.total(),
                i.amountDue());
    }

    static GridInvoice typed(GridInvoice i, String type) {
        return new GridInvoice(
                i.number(),
                i.date(),
                i.location(),
                i.period(),
                type,
                i.noteNumber(),
                BillCheckTests.GRID,
                i.dueOn(),
                i.positions(),
                i.sum(),
                i.total(),
                i.amountDue());
    }

    static GridInvoice positioned(GridInvoice i, List<BillPosition> positions) {
        return new GridInvoice(
                i.number(),
                i.date(),
                i.location(),
                i.period(),
                i.type(),
                i.noteNumber(),
                BillCheckTests.GRID,
                i.dueOn(),
                positions,
                i.sum(),
                i.total(),
                i.amountDue());
    }

    static GridInvoice summed(GridInvoice i, BillSum sum, String total, String due) {
        return new GridInvoice(
                i.number(),
                i.date(),
                i.location(),
                i.period(),
                i.type(),
                i.noteNumber(),
                BillCheckTests.GRID,
                i.dueOn(),
                i.positions(),
                sum,
                Money.of(total),
                Money.of(due));
    }

    static String gross(BillSum sum) {
        return sum.gross().euros().toPlainString();
    }

    /** The first position: the base price of 2026. */
    static GridInvoice changed(GridInvoice i, UnaryOperator<BillPosition> change) {
        return changed(i, 0, change);
    }

    /** The third: the energy of 2026. */
    static GridInvoice energyChanged(GridInvoice i, UnaryOperator<BillPosition> change) {
        return changed(i, 2, change);
    }

    static GridInvoice lastChanged(GridInvoice i, UnaryOperator<BillPosition> change) {
        return changed(i, i.positions().size() - 1, change);
    }

    static GridInvoice changed(GridInvoice i, int index, UnaryOperator<BillPosition> change) {
        var positions = new ArrayList<>(i.positions());
        positions.set(index, change.apply(positions.get(index)));
        return positioned(i, positions);
    }

    static BillPosition netOf(BillPosition p, String net) {
        return new BillPosition(
                p.number(), p.article(), p.days(), p.unit(), p.quantity(), p.price(), Money.of(net), p.vatRate());
    }

    static BillPosition rated(BillPosition p, String rate) {
        return new BillPosition(
                p.number(), p.article(), p.days(), p.unit(), p.quantity(), p.price(), p.net(), new BigDecimal(rate));
    }

    /** The amount follows, so that only the quantity is wrong. */
    static BillPosition quantityOf(BillPosition p, String quantity) {
        var changed = new BigDecimal(quantity);
        return new BillPosition(
                p.number(),
                p.article(),
                p.days(),
                p.unit(),
                changed,
                p.price(),
                BillPosition.amount(changed, p.price()),
                p.vatRate());
    }

    static BillPosition pricedAt(BillPosition p, String price) {
        var changed = new BigDecimal(price);
        return new BillPosition(
                p.number(),
                p.article(),
                p.days(),
                p.unit(),
                p.quantity(),
                changed,
                BillPosition.amount(p.quantity(), changed),
                p.vatRate());
    }

    static BillPosition ofArticle(BillPosition p, String article) {
        return new BillPosition(p.number(), article, p.days(), p.unit(), p.quantity(), p.price(), p.net(), p.vatRate());
    }
}
