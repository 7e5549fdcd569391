package org.stromlauf.dunning;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** What a clerk decides about a dunning case: holds, disputes, deferrals, agreements. Its process goes on accordingly at once. */
@Service
public class DunningClerk {

    /**
     * What a clerk wants held.
     *
     * @param item the claim; null for the whole contract
     * @param until the last day; null until it is released
     */
    public record HoldRequest(
            @Nullable String item, Hold.Reason reason, String note, @Nullable LocalDate until, String by) {}

    private final Situations situations;
    private final Blocks blocks;
    private final DunningWatch watch;
    private final IdGenerator ids;

    DunningClerk(Situations situations, Blocks blocks, DunningWatch watch, IdGenerator ids) {
        this.situations = situations;
        this.blocks = blocks;
        this.watch = watch;
        this.ids = ids;
    }

    /** Holds an open case or one of its claims. */
    @Transactional
    public Hold hold(CaseFile file, HoldRequest request) {
        var hold = new Hold(
                ids.next(),
                file.debtor(),
                request.item(),
                request.reason(),
                request.note(),
                request.until(),
                watch.today(),
                request.by());
        blocks.add(file.tenant(), hold);
        watch.lookAt(file.tenant(), file.debtor());
        return hold;
    }

    /** A hold that is not released, expired or not. */
    public Optional<Hold> find(TenantId tenant, UUID hold) {
        return blocks.find(tenant, hold);
    }

    @Transactional
    public void release(TenantId tenant, Hold hold, String by) {
        blocks.release(tenant, hold, watch.today(), by);
        watch.lookAt(tenant, hold.debtor());
    }

    /**
     * Agrees on monthly rates for all that counts now (Abwendungsvereinbarung). Nothing counts of it while the rates are paid.
     *
     * @throws IllegalArgumentException when nothing counts, the months are not the law's, or the first rate is due in the past
     */
    @Transactional
    public AvertingAgreement agree(CaseFile file, int months, LocalDate first, String by) {
        var today = watch.today();
        var situation = situations.of(file, today);
        if (situation.payer().isFramework()) {
            throw new IllegalArgumentException("EnWG §41g is made for households: case " + file.id()
                    + " is of framework contract " + file.debtor());
        }
        var items = new LinkedHashMap<String, Money>();
        for (var claim : situation.claims()) {
            if (claim.standing().counts() && !claim.open().isZero()) items.put(claim.item(), claim.open());
        }
        var owed = items.values().stream().reduce(Money.ZERO, Money::plus);
        if (first.isBefore(today)) throw new IllegalArgumentException("The first rate is due on " + first);
        if (items.isEmpty()) throw new IllegalArgumentException("Nothing counts in case " + file.id());
        if (!AvertingAgreement.mayLast(months, owed)) {
            throw new IllegalArgumentException(
                    "EnWG §41g: up to 300.00 EUR 6 to 18 months, above 12 to 24; " + owed + " in " + months);
        }
        var agreement = new AvertingAgreement(
                ids.next(), file.debtor(), today, items, AvertingAgreement.rates(owed, months, first));
        blocks.add(file.tenant(), agreement, by);
        watch.lookAt(file.tenant(), file.debtor());
        return agreement;
    }

    /** What is owed in a case today, after holds and agreements. */
    public Arrears arrears(CaseFile file) {
        var today = watch.today();
        return situations.arrears(situations.of(file, today), today);
    }

    /** Holds and agreements that are not released or ended. */
    public Standings standings(CaseFile file) {
        return blocks.of(file.tenant(), file.debtor());
    }
}
