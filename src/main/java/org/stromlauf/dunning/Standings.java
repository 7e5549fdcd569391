package org.stromlauf.dunning;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stromlauf.receivables.OpenItem;
import org.stromlauf.shared.Money;

/** What of a debtor's overdue items counts on a day, after holds and agreements. */
public record Standings(List<Hold> holds, List<AvertingAgreement> agreements) {

    static final Standings NONE = new Standings(List.of(), List.of());

    boolean onHold(LocalDate day) {
        return holds.stream().anyMatch(h -> h.item() == null && h.isInForceOn(day));
    }

    /** @param overdue the debtor's items that are due and not settled */
    List<Claim> claims(List<OpenItem> overdue, LocalDate day) {
        var open = overdue.stream().collect(Collectors.toMap(OpenItem::key, OpenItem::open));
        return overdue.stream().map(item -> claim(item, open, day)).toList();
    }

    private Claim claim(OpenItem item, Map<String, Money> open, LocalDate day) {
        var claim = Claim.of(item);
        if (item.kind().isAncillary()) return claim;
        for (var hold : holds) {
            if (item.key().equals(hold.item()) && hold.isInForceOn(day)) {
                return claim.standing(hold.reason().standing());
            }
        }
        var deferred = agreements.stream().anyMatch(a -> a.items().containsKey(item.key()) && a.isKeptOn(day, open));
        return deferred ? claim.standing(Claim.Standing.DEFERRED) : claim;
    }
}
