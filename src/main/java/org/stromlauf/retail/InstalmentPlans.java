package org.stromlauf.retail;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.invoicing.InvoiceDraft.Prepayment;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** What contracts pay in advance (Abschlagspläne), and what of it their bills deduct. EnWG §41b(3), UStG §14(5). */
@Service
public class InstalmentPlans {

    private final InstalmentPlanRows plans;
    private final InstalmentSettlement settlement;

    InstalmentPlans(InstalmentPlanRows plans, InstalmentSettlement settlement) {
        this.plans = plans;
        this.settlement = settlement;
    }

    /** The gross amount of a month in force on a day; empty when the contract pays no instalments then. */
    public Optional<Money> monthlyAmount(TenantId tenant, ContractId contract, LocalDate day) {
        return inForce(tenant, contract, day).map(InstalmentPlan::monthly);
    }

    /** The plan in force on a day, if the contract has one. */
    public Optional<InstalmentPlan> inForce(TenantId tenant, ContractId contract, LocalDate day) {
        return plans.inForce(tenant, contract, day);
    }

    /** All plans of a contract, the first first. */
    public List<InstalmentPlan> history(TenantId tenant, ContractId contract) {
        return plans.all(tenant, contract);
    }

    /**
     * Instalments of a period as far as they are paid, by month: what its bill deducts, net and VAT (UStG §14(5)). The bill that
     * ends with the supply also deducts what was paid beyond.
     */
    public List<Prepayment> settledBy(TenantId tenant, Contract contract, DateRange billed) {
        return settlement.paid(tenant, contract, billed);
    }

    /**
     * Withdraws the demands of a period as far as they are not paid, because the bill claims them from now on. The same bill
     * withdraws once.
     */
    @Transactional
    public void withdrawUnpaid(TenantId tenant, Contract contract, DateRange billed, String billKey) {
        settlement.withdrawUnpaid(tenant, contract, billed, billKey);
    }
}
