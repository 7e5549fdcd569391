package org.stromlauf.market;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.dunning.CaseFile;
import org.stromlauf.dunning.CaseFiles;
import org.stromlauf.dunning.CaseStep;
import org.stromlauf.invoicing.InvoiceFactory;
import org.stromlauf.invoicing.IssuedInvoice;
import org.stromlauf.market.BusinessReport.GridResult;
import org.stromlauf.market.BusinessReport.SupplierResult;
import org.stromlauf.metering.StoredValues;
import org.stromlauf.receivables.Account;
import org.stromlauf.receivables.CollectionRun;
import org.stromlauf.receivables.Collections;
import org.stromlauf.receivables.Ledger;
import org.stromlauf.receivables.OpenItem;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.settlement.gridoperator.GridBills;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Role;

/** Adds up what a scenario's participants have stored, billed, collected and dunned. */
@Component
@Profile("box")
class BusinessReports {

    private static final int PAGE = 500;

    private final StoredValues values;
    private final Books books;
    private final CaseFiles dunning;
    private final GridBills gridBills;

    BusinessReports(StoredValues values, Books books, CaseFiles dunning, GridBills gridBills) {
        this.values = values;
        this.books = books;
        this.dunning = dunning;
        this.gridBills = gridBills;
    }

    /** Invoices and money. */
    @Component
    @Profile("box")
    record Books(InvoiceFactory invoices, Collections collections, Receivables receivables, Ledger ledger) {}

    BusinessReport of(Scenario scenario) {
        var counts = new TreeMap<String, StoredValues.Count>();
        var suppliers = new ArrayList<SupplierResult>();
        for (var participant : scenario.participants()) {
            counts.put(participant.id().value(), values.of(participant.id()));
            if (participant.role() == Role.SUPPLIER) suppliers.add(supplier(scenario, participant.id()));
        }
        return new BusinessReport(counts, List.copyOf(suppliers), grid(scenario.gridOperator()));
    }

    private SupplierResult supplier(Scenario scenario, TenantId tenant) {
        var invoices =
                all(books.invoices.list(tenant, "", PAGE), last -> books.invoices.list(tenant, last.number(), PAGE));
        var runs =
                all(books.collections.page(tenant, "", PAGE), last -> books.collections.page(tenant, last.key(), PAGE));
        var open =
                all(books.receivables.page(tenant, "", PAGE), last -> books.receivables.page(tenant, last.key(), PAGE));
        var cases = all(dunning.page(tenant, false, null, PAGE), last -> dunning.page(tenant, false, last.id(), PAGE));
        var lastDay = MarketCalendar.day(scenario.end());
        return new SupplierResult(
                tenant.value(),
                invoices.size(),
                sum(invoices, IssuedInvoice::gross),
                runs.size(),
                sum(runs, CollectionRun::total),
                books.ledger.balance(tenant, Account.BANK),
                sum(open, OpenItem::open),
                sum(open.stream().filter(i -> i.isOverdueOn(lastDay)).toList(), OpenItem::open),
                books.ledger.total(tenant),
                cases.size(),
                steps(cases, CaseStep.Kind.DISCONNECTED),
                steps(cases, CaseStep.Kind.RECONNECTED));
    }

    private GridResult grid(TenantId tenant) {
        var bills = all(gridBills.page(tenant, null, PAGE), last -> gridBills.page(tenant, last.id(), PAGE));
        var states = new TreeMap<String, Long>();
        var invoiced = Money.ZERO;
        for (var bill : bills) {
            states.merge(bill.state().name(), 1L, Long::sum);
            var invoice = bill.invoice();
            if (invoice != null) invoiced = invoiced.plus(invoice.gross());
        }
        return new GridResult(states, invoiced);
    }

    private static int steps(List<CaseFile> cases, CaseStep.Kind kind) {
        return (int) cases.stream()
                .flatMap(c -> c.steps().stream())
                .filter(s -> s.kind() == kind)
                .count();
    }

    private static <T> Money sum(List<T> rows, Function<T, Money> amount) {
        return rows.stream().map(amount).reduce(Money.ZERO, Money::plus);
    }

    /**
     * All pages of a list.
     *
     * @param after the page that follows a row
     */
    private static <T> List<T> all(List<T> first, Function<T, List<T>> after) {
        var rows = new ArrayList<T>();
        var next = first;
        while (!next.isEmpty()) {
            rows.addAll(next);
            next = after.apply(next.get(next.size() - 1));
        }
        return rows;
    }
}
