package org.stromlauf.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.receivables.Books.DUE;
import static org.stromlauf.receivables.Books.SUPPLIER;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stromlauf.shared.Money;

/** Whatever is demanded, paid and returned in whatever order: the books sum to zero and explain every open cent. */
class LedgerProperties {

    /** One thing that happens to a debtor. */
    record Step(int kind, String debtor, long cents) {}

    @Property(tries = 20)
    void anySequenceSumsToZeroAndOpenItemsExplainWhatIsOwed(@ForAll("sequences") List<Step> steps) {
        var books = new Books();
        for (int i = 0; i < steps.size(); i++) happen(books, steps.get(i), i);

        assertThat(books.ledger.total(SUPPLIER)).isEqualTo(Money.ZERO);
        for (var debtor : List.of("c-1", "c-2")) {
            var open = books.receivables.open(SUPPLIER, debtor).stream()
                    .map(OpenItem::open)
                    .reduce(Money.ZERO, Money::plus);
            var credit = books.receivables.credit(SUPPLIER, debtor);
            assertThat(credit).isGreaterThanOrEqualTo(Money.ZERO);
            assertThat(open.isZero() || credit.isZero()).isTrue();
        }
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("c-1", "c-2"),
                        Arbitraries.longs().between(1, 20_000))
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }

    private static void happen(Books books, Step step, int number) {
        var amount = Money.ofCents(step.cents()).euros().toPlainString();
        switch (step.kind()) {
            case 0 -> books.instalment("a" + number, step.debtor(), amount, DUE.plusDays(step.cents() % 40));
            case 1 -> books.pay("p" + number, step.debtor(), amount);
            case 2 -> books.invoice("R" + number, step.debtor(), "-" + amount, "-0.19");
            default -> payAndReturn(books, step, number);
        }
    }

    /** An item due last is paid by just its amount, which may settle what is due earlier, and the bank returns the money. */
    private static void payAndReturn(Books books, Step step, int number) {
        var key = "d" + number;
        var amount = Money.ofCents(step.cents()).euros().toPlainString();
        books.instalment(key, step.debtor(), amount, DUE.plusYears(1));
        books.pay("p" + number, step.debtor(), amount, key);
        books.run(() -> books.receivables.takeBack(
                SUPPLIER,
                "r" + number,
                DUE,
                books.receivables.get(SUPPLIER, key),
                Money.ofCents(step.cents()),
                Money.ZERO));
    }
}
