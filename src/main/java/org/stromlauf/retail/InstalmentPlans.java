package org.stromlauf.retail;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.ContractId;
import org.stromlauf.contracts.Contracts;
import org.stromlauf.contracts.SupplyStarted;
import org.stromlauf.invoicing.InvoiceDraft.Prepayment;
import org.stromlauf.retail.InstalmentPlanning.Outcome;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** What contracts pay in advance (Abschlagspläne), and what of it their bills deduct. EnWG §41b(3), UStG §14(5). */
@Service
public class InstalmentPlans {

    private static final Logger LOG = LoggerFactory.getLogger(InstalmentPlans.class);

    /** A shorter period says too little about a year: winter and summer differ. */
    private static final int LEAST_DAYS = 300;

    private final InstalmentPlanRows plans;
    private final InstalmentContractRows payers;
    private final InstalmentPlanning planning;
    private final InstalmentSettlement settlement;
    private final Contracts contracts;
    private final ContractBills bills;

    InstalmentPlans(
            InstalmentPlanRows plans,
            InstalmentContractRows payers,
            InstalmentPlanning planning,
            InstalmentSettlement settlement,
            Contracts contracts,
            ContractBills bills) {
        this.plans = plans;
        this.payers = payers;
        this.planning = planning;
        this.settlement = settlement;
        this.contracts = contracts;
        this.bills = bills;
    }

    /** A contract that is not billed monthly has a plan from its start; without a price yet, from its first demand. */
    @EventListener
    void begin(SupplyStarted event) {
        var contract = contracts.get(event.tenant(), event.contract());
        if (!InstalmentPlanning.paysInstalments(contract)) return;
        payers.add(contract);
        if (planning.begin(event.tenant(), contract) instanceof Outcome.Impossible impossible) {
            LOG.warn("Contract {} has no instalment plan yet: {}", contract.number(), impossible.reason());
        }
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
     * withdraws once. Where supply goes on, instalments follow what was used.
     */
    @Transactional
    public void withdrawUnpaid(TenantId tenant, Contract contract, DateRange billed, String billKey) {
        settlement.withdrawUnpaid(tenant, contract, billed, billKey);
        if (!contract.supply().contains(billed.end()) || billed.days() < LEAST_DAYS) return;
        // A corrected bill of earlier days says nothing about the coming year that a later one does not.
        if (bills.billedUntil(contract).isAfter(billed.end())) return;
        settlement.yearlyUse(tenant, contract, billed).ifPresent(use -> planning.renew(tenant, contract, use));
    }

    /**
     * Changes the amount as a clerk agreed with the customer.
     *
     * @throws IllegalStateException when the contract has no plan on that day that could be changed
     * @throws IllegalArgumentException when that day is past or its instalment demanded already
     */
    @Transactional
    public InstalmentPlan change(TenantId tenant, ContractId contract, AgreedAmount agreed) {
        var present = inForce(tenant, contract, agreed.from())
                .orElseThrow(() -> new IllegalStateException("Contract " + contract + " has no instalment plan"));
        if (settlement.isDemanded(tenant, contract, agreed.from())) {
            throw new IllegalArgumentException("The instalment after " + agreed.from() + " is demanded already");
        }
        return planning.change(contracts.get(tenant, contract), present, agreed);
    }
}
