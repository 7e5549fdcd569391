package org.stromlauf.receivables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** Finds whose payment a line of a statement is: by EndToEndId, then by a reference in its text, then by the account. */
@Component
class PaymentMatching {

    /** Who paid, and the items that are meant; empty when only the debtor is known. */
    record Match(String debtor, List<String> items) {}

    private final Receivables receivables;
    private final StatementRows rows;

    PaymentMatching(Receivables receivables, StatementRows rows) {
        this.receivables = receivables;
        this.rows = rows;
    }

    Optional<Match> match(TenantId tenant, BankStatement.Line line) {
        return byEndToEndId(tenant, line).or(() -> byReference(tenant, line)).or(() -> byAccount(tenant, line));
    }

    private Optional<Match> byEndToEndId(TenantId tenant, BankStatement.Line line) {
        var id = line.endToEndId();
        if (id == null) return Optional.empty();
        return receivables.find(tenant, id).map(item -> new Match(item.debtor(), List.of(item.key())));
    }

    /** References of two debtors in one text are a case for a clerk. */
    private Optional<Match> byReference(TenantId tenant, BankStatement.Line line) {
        var items = rows.itemsByReference(tenant, words(line.text())).stream()
                .map(key -> receivables.get(tenant, key))
                .toList();
        var debtors = items.stream().map(OpenItem::debtor).distinct().toList();
        if (debtors.size() != 1) return Optional.empty();
        return Optional.of(new Match(debtors.get(0), exactFirst(items, line.amount())));
    }

    /** An account that pays for several debtors tells them apart only by an amount that just one of them owes. */
    private Optional<Match> byAccount(TenantId tenant, BankStatement.Line line) {
        var iban = line.payerIban();
        if (iban == null) return Optional.empty();
        var debtors = rows.debtorsByIban(tenant, iban);
        if (debtors.size() == 1) {
            var open = receivables.open(tenant, debtors.get(0));
            return Optional.of(new Match(debtors.get(0), exactOnly(open, line.amount())));
        }
        var owing = debtors.stream()
                .flatMap(d -> receivables.open(tenant, d).stream())
                .filter(i -> i.open().equals(line.amount()))
                .toList();
        if (owing.size() != 1) return Optional.empty();
        return Optional.of(new Match(owing.get(0).debtor(), List.of(owing.get(0).key())));
    }

    private static List<String> exactFirst(List<OpenItem> items, Money amount) {
        var keys = new LinkedHashSet<>(exactOnly(items, amount));
        items.forEach(i -> keys.add(i.key()));
        return new ArrayList<>(keys);
    }

    private static List<String> exactOnly(List<OpenItem> items, Money amount) {
        return items.stream()
                .filter(i -> i.open().equals(amount))
                .map(OpenItem::key)
                .limit(1)
                .toList();
    }

    private static Set<String> words(String text) {
        var words = new LinkedHashSet<String>();
        Arrays.stream(text.split("[\\s,;/]+")).filter(w -> !w.isEmpty()).forEach(word -> {
            words.add(word);
            words.add(word.replaceAll("[.:)]+$", ""));
        });
        words.remove("");
        return words;
    }
}
