package org.stromlauf.retail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.rating.PriceSheet;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.TenantId;

/** Whom price changes left out because prices are guaranteed to them, and which prices they keep. */
@Repository
class KeptPrices {

    private final JdbcClient jdbc;
    private final ProductEditing editing;

    KeptPrices(JdbcClient jdbc, ProductEditing editing) {
        this.jdbc = jdbc;
        this.editing = editing;
    }

    /** Days on which a contract keeps what its product cost before a change. */
    record Kept(String change, String product, DateRange days) {}

    /** @param before the product's text before the change */
    void leaveOut(PriceChange change, String before, List<Contract> contracts) {
        if (contracts.isEmpty()) return;
        var ignored = jdbc.sql(
                        """
                        insert into retail.price_change_before (tenant, change, content) values (:tenant, :change, :content)
                        """)
                .param("tenant", change.tenant().value())
                .param("change", change.key())
                .param("content", before)
                .update();
        for (var contract : contracts) leaveOut(change, contract);
    }

    private void leaveOut(PriceChange change, Contract contract) {
        var ignored = jdbc.sql(
                        """
                        insert into retail.price_left_out (tenant, change, contract, number, product, since, guaranteed_until)
                        values (:tenant, :change, :contract, :number, :product, :since, :until)
                        """)
                .param("tenant", change.tenant().value())
                .param("change", change.key())
                .param("contract", contract.id().value())
                .param("number", contract.number())
                .param("product", change.product())
                .param("since", change.effective())
                .param("until", contract.terms().pricesGuaranteedUntil())
                .update();
    }

    /** Whom a change that is in force left out, by number. */
    List<LeftOut> leftOut(TenantId tenant, String change) {
        return jdbc.sql(
                        """
                        select * from retail.price_left_out where tenant = :tenant and change = :change order by number
                        """)
                .param("tenant", tenant.value())
                .param("change", change)
                .query((row, n) -> new LeftOut(
                        ContractId.of(row.getString("contract")),
                        row.getString("number"),
                        row.getObject("guaranteed_until", LocalDate.class)))
                .list();
    }

    /** For a round of bills: texts are read once. */
    Reader reader(TenantId tenant) {
        return new Reader(tenant);
    }

    /** From the change that left it out to the next of which it was told. */
    private List<Kept> of(TenantId tenant, ContractId contract) {
        var told = jdbc.sql(
                        """
                        select l.change, l.product, l.since, min(n.effective) as until
                        from retail.price_left_out l
                        left join retail.price_notice n
                            on n.tenant = l.tenant and n.contract = l.contract and n.effective > l.since
                        where l.tenant = :tenant and l.contract = :contract
                        group by l.change, l.product, l.since order by l.since, l.change
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .query((row, n) -> new Kept(
                        row.getString("change"),
                        row.getString("product"),
                        new DateRange(
                                row.getObject("since", LocalDate.class), row.getObject("until", LocalDate.class))))
                .list();
        var kept = new ArrayList<Kept>();
        // Left out of a second change it still keeps what it had before the first.
        for (var next : told) {
            if (kept.isEmpty() || !kept.get(kept.size() - 1).days().overlaps(next.days())) kept.add(next);
        }
        return kept;
    }

    private boolean isAnybodyLeftOut(TenantId tenant) {
        return jdbc.sql("select exists (select 1 from retail.price_left_out where tenant = :tenant)")
                .param("tenant", tenant.value())
                .query(Boolean.class)
                .single();
    }

    private Product before(TenantId tenant, Kept kept) {
        var text = jdbc.sql(
                        "select content from retail.price_change_before where tenant = :tenant and change = :change")
                .param("tenant", tenant.value())
                .param("change", kept.change())
                .query(String.class)
                .single();
        var read = editing.read(tenant, kept.product(), text);
        var product = read.product();
        if (product == null) {
            throw new IllegalStateException(
                    "The text of " + kept.product() + " before " + kept.change() + " cannot be read: " + read.faults());
        }
        return product;
    }

    /** Tells what a product costs a contract. Contracts that keep the same share the product, and plans by that. */
    final class Reader {

        private final TenantId tenant;
        private final boolean isNeeded;
        private final Map<String, Product> before = new ConcurrentHashMap<>();
        private final Map<List<Object>, Product> merged = new ConcurrentHashMap<>();

        private Reader(TenantId tenant) {
            this.tenant = tenant;
            this.isNeeded = isAnybodyLeftOut(tenant);
        }

        /** The product as it is for others, or with the prices that the contract keeps on days of a period. */
        Product product(Contract contract, Product others, DateRange period) {
            if (!isNeeded) return others;
            var kept = of(tenant, contract.id()).stream()
                    .filter(k -> k.product().equals(others.key()) && k.days().overlaps(period))
                    .toList();
            if (kept.isEmpty()) return others;
            var first = kept.get(0);
            if (kept.size() == 1 && first.days().intersection(period).equals(Optional.of(period))) return text(first);
            return merged.computeIfAbsent(List.of(others.key(), kept), k -> others.with(sheet(others, kept)));
        }

        private PriceSheet sheet(Product others, List<Kept> kept) {
            var sheet = others.sheet();
            for (var k : kept) sheet = sheet.keeping(text(k).sheet(), k.days());
            return sheet;
        }

        private Product text(Kept kept) {
            return before.computeIfAbsent(kept.change(), c -> before(tenant, kept));
        }
    }
}
