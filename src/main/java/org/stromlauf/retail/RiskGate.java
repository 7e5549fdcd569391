package org.stromlauf.retail;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.billing.Bill;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.retail.BillRisk.Facts;
import org.stromlauf.retail.ContractBilling.Held;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.GermanFormat;
import org.stromlauf.shared.Money;

/** Holds a bill that is conspicuous until as many people as the table wants have released its amount. */
@Component
class RiskGate {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int YEAR_DAYS = 365;

    private final BillRisk risk;
    private final BillReleases releases;
    private final ContractBills bills;

    RiskGate(BillRisk risk, BillReleases releases, ContractBills bills) {
        this.risk = risk;
        this.releases = releases;
        this.bills = bills;
    }

    /**
     * What is looked at: a bill, or a site of a collective one.
     *
     * @param of what stands before what is said about it
     * @param contradiction of its meter values, in German; null = none. One person at least looks at it
     */
    record Look(String of, Due due, Bill bill, Energy used, @Nullable String contradiction) {}

    /**
     * Empty when the bill may be made.
     *
     * @param id of the contract, or of the framework contract
     * @param gross of the whole: that amount is released
     */
    Optional<Held> check(BillRun run, ContractId id, Money gross, List<Look> looks) {
        int needed = 0;
        var details = new ArrayList<String>();
        if (looks.size() > 1) needed = whole(run, gross, looks, details);
        for (var look : looks) {
            var before = before(look.due());
            var verdict = risk.judge(run.tenant(), facts(look.due(), look.bill(), look.used(), before));
            if (look.contradiction() != null) {
                needed = Math.max(needed, 1);
                details.add(look.of() + look.contradiction());
            }
            if (verdict.release().people() == 0) continue;
            needed = Math.max(needed, verdict.release().people());
            details.add(look.of() + verdict.reason() + ": " + text(look.bill(), look.used(), before));
        }
        if (needed == 0) return Optional.empty();
        var people = releases.people(run.tenant(), run.key(), id, gross);
        if (people.size() >= needed) return Optional.empty();
        var detail = String.join("; ", details);
        return Optional.of(
                people.isEmpty()
                        ? new Held(reason(looks), detail, gross)
                        : new Held(
                                HoldReason.SECOND_PERSON,
                                detail + "; freigegeben von " + String.join(", ", people),
                                gross));
    }

    private static HoldReason reason(List<Look> looks) {
        return looks.stream().anyMatch(l -> l.contradiction() != null)
                ? HoldReason.REGISTERS_DIFFER
                : HoldReason.CONSPICUOUS;
    }

    /** All sites together may be much where none of them is. */
    private int whole(BillRun run, Money gross, List<Look> looks, List<String> details) {
        var occasion = looks.get(0).due().occasion();
        var verdict = risk.judge(run.tenant(), new Facts(occasion, gross, null, null, null, false));
        if (verdict.release().people() > 0) {
            details.add(verdict.reason() + ": " + GermanFormat.money(gross) + " brutto für " + looks.size()
                    + " Abnahmestellen");
        }
        return verdict.release().people();
    }

    /** A correction is not compared: values that were wrong are why it is made. */
    private @Nullable ContractBill before(Due due) {
        if (due.occasion() == Occasion.CORRECTION) return null;
        var contract = due.contract();
        return bills.comparable(contract.tenant(), contract.id(), due.period()).orElse(null);
    }

    private static Facts facts(Due due, Bill bill, Energy used, @Nullable ContractBill before) {
        var days = bill.period();
        var expected = due.contract().terms().yearlyConsumption();
        return new Facts(
                due.occasion(),
                bill.gross(),
                before == null
                        ? null
                        : change(bill.gross().euros(), days, before.gross().euros(), before.period()),
                before == null
                        ? null
                        : change(used.kwh(), days, before.consumption().kwh(), before.period()),
                change(used.kwh(), days.days(), expected.kwh(), YEAR_DAYS),
                bill.isAssumed());
    }

    private static @Nullable BigDecimal change(BigDecimal now, DateRange days, BigDecimal then, DateRange before) {
        return change(now, days.days(), then, before.days());
    }

    /** By day, in percent; null when there was nothing before. */
    private static @Nullable BigDecimal change(BigDecimal now, long days, BigDecimal then, long daysBefore) {
        if (then.signum() <= 0) return null;
        return now.multiply(BigDecimal.valueOf(daysBefore))
                .multiply(HUNDRED)
                .divide(then.multiply(BigDecimal.valueOf(days)), MathContext.DECIMAL64)
                .subtract(HUNDRED);
    }

    private static String text(Bill bill, Energy used, @Nullable ContractBill before) {
        var text = GermanFormat.money(bill.gross()) + " brutto für " + GermanFormat.number(used.kwh(), 0) + " kWh in "
                + bill.period().days() + " Tagen";
        if (before == null) return text;
        var when = before.period().end().equals(bill.period().from()) ? ", zuletzt " : ", im Vorjahr ";
        return text + when + GermanFormat.money(before.gross()) + " für "
                + GermanFormat.number(before.consumption().kwh(), 0) + " kWh in "
                + before.period().days() + " Tagen";
    }
}
