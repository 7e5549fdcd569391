package org.stromlauf.retail;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractTerms.BillingInterval;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.receivables.Creditors;
import org.stromlauf.retail.InstalmentPlan.Reason;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Setting;
import org.stromlauf.tenancy.TenantSettings;

/** Makes the versions of instalment plans. */
@Component
class InstalmentPlanning {

    /** Eleven: the yearly bill takes the place of the twelfth. */
    static final Setting<Integer> INSTALMENTS = Setting.number("retail.instalments-a-year", 11, 1, 12);

    /** What came of it. */
    sealed interface Outcome {
        record Made(InstalmentPlan plan) implements Outcome {}

        /** @param reason in German, for a clerk */
        record Impossible(String reason) implements Outcome {}
    }

    private final InstalmentPlanRows plans;
    private final PlanLetters letters;
    private final ProductPrices prices;
    private final LocationRecords locations;
    private final Basis basis;

    /** Where a plan's settings and day come from. */
    @Component
    record Basis(TenantSettings settings, Clock clock) {

        LocalDate today() {
            return MarketCalendar.day(clock.instant());
        }

        int noticeDays(TenantId tenant) {
            return settings.get(tenant, Creditors.NOTICE_DAYS);
        }

        int instalments(TenantId tenant) {
            int number = settings.get(tenant, INSTALMENTS);
            if (number == 11 || number == 12) return number;
            throw new IllegalStateException(
                    "Setting " + INSTALMENTS.key() + " of tenant " + tenant + " is 11 or 12, was " + number);
        }
    }

    InstalmentPlanning(
            InstalmentPlanRows plans,
            PlanLetters letters,
            ProductPrices prices,
            LocationRecords locations,
            Basis basis) {
        this.plans = plans;
        this.letters = letters;
        this.prices = prices;
        this.locations = locations;
        this.basis = basis;
    }

    static boolean paysInstalments(Contract contract) {
        return contract.terms().billing() != BillingInterval.MONTHLY;
    }

    /** The plan for a month at that month's prices: a new version when it is the first or prices have changed. */
    Outcome forMonth(TenantId tenant, Contract contract, LocalDate month) {
        var present = plans.inForce(tenant, contract.id(), month);
        if (present.isEmpty()) return begin(tenant, contract);
        var plan = present.get();
        var cost = YearlyCost.of(prices, contract, plan.yearlyUse(), month);
        if (cost instanceof YearlyCost.Unknown unknown) return new Outcome.Impossible(unknown.reason());
        var known = (YearlyCost.Known) cost;
        if (known.gross().equals(plan.yearlyGross())) return new Outcome.Made(plan);
        var amount = InstalmentRules.following(plan.monthly(), plan.yearlyGross(), known.gross());
        return new Outcome.Made(add(contract, month, amount, known, Reason.PRICES));
    }

    /** The first plan, from the start of supply on: EnWG §41b(3), by the previous or comparable use. */
    Outcome begin(TenantId tenant, Contract contract) {
        var start = contract.supply().from();
        var cost = YearlyCost.of(prices, contract, contract.terms().yearlyConsumption(), start);
        if (cost instanceof YearlyCost.Unknown unknown) return new Outcome.Impossible(unknown.reason());
        var known = (YearlyCost.Known) cost;
        var amount = InstalmentRules.monthly(known.gross(), basis.instalments(tenant));
        return new Outcome.Made(add(contract, start, amount, known, Reason.START));
    }

    /**
     * After a yearly bill the amount follows what was used (EnWG §41b(3)), from the next month that is not demanded yet. A price
     * that is missing is reported when that month is demanded.
     */
    void renew(TenantId tenant, Contract contract, Energy yearlyUse) {
        var month = InstalmentRules.nextMonth(basis.today());
        var present = plans.inForce(tenant, contract.id(), month);
        if (present.isEmpty() || present.get().yearlyUse().equals(yearlyUse)) return;
        if (YearlyCost.of(prices, contract, yearlyUse, month) instanceof YearlyCost.Known known) {
            var amount = InstalmentRules.monthly(known.gross(), basis.instalments(tenant));
            var unused = add(contract, month, amount, known, Reason.BILL);
        }
    }

    /** A clerk's amount; what a year is expected to cost stays as it was. */
    InstalmentPlan change(Contract contract, InstalmentPlan present, AgreedAmount agreed) {
        if (agreed.from().isBefore(basis.today())) {
            throw new IllegalArgumentException("An amount is agreed for today or later, was " + agreed.from());
        }
        var plan = new InstalmentPlan(
                contract.id(),
                next(contract),
                agreed.from(),
                agreed.monthly(),
                present.pause(),
                present.yearlyUse(),
                present.yearlyGross(),
                Reason.CLERK,
                basis.today(),
                agreed.note());
        return store(contract, plan);
    }

    private InstalmentPlan add(Contract contract, LocalDate from, Money monthly, YearlyCost.Known cost, Reason reason) {
        var plan = new InstalmentPlan(
                contract.id(),
                next(contract),
                from,
                monthly,
                pause(contract, from),
                cost.use(),
                cost.gross(),
                reason,
                basis.today(),
                cost.note());
        return store(contract, plan);
    }

    private InstalmentPlan store(Contract contract, InstalmentPlan plan) {
        plans.add(contract.tenant(), plan);
        letters.send(contract, plan);
        return plan;
    }

    private int next(Contract contract) {
        return plans.all(contract.tenant(), contract.id()).size() + 1;
    }

    private @Nullable Month pause(Contract contract, LocalDate from) {
        if (basis.instalments(contract.tenant()) == 12) return null;
        var anniversary = contract.supply().from().plusYears(1);
        return InstalmentRules.pause(locations
                .data(contract.tenant(), contract.id())
                .yearlyReadingAfter(from)
                .orElse(anniversary));
    }
}
