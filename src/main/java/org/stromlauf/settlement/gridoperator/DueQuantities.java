package org.stromlauf.settlement.gridoperator;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.stromlauf.locations.Assignments;
import org.stromlauf.metering.EnergyQuantity;
import org.stromlauf.metering.MeterValues;
import org.stromlauf.metering.MeterValuesReceived;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.settlement.GridPrices;
import org.stromlauf.settlement.SettlementDays;
import org.stromlauf.settlement.gridoperator.GridBill.Question;
import org.stromlauf.settlement.gridoperator.GridBill.State;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.Tenants;

/** What the metering operator measured for a period (13019) is to be billed: one row, no case. */
@Component
class DueQuantities {

    private static final Logger LOG = LoggerFactory.getLogger(DueQuantities.class);
    private static final DateRange ALWAYS = DateRange.startingAt(LocalDate.of(2000, 1, 1));

    private final Tenants tenants;
    private final MeterValues values;
    private final Assignments assignments;
    private final GridBills bills;
    private final Billing billing;

    DueQuantities(Tenants tenants, MeterValues values, Assignments assignments, GridBills bills, Billing billing) {
        this.tenants = tenants;
        this.values = values;
        this.assignments = assignments;
        this.bills = bills;
        this.billing = billing;
    }

    /** What begins or questions a bill. */
    @Component
    record Billing(GridBillCases cases, GridPrices prices, SettlementDays days, IdGenerator ids, Clock clock) {}

    @EventListener
    void take(MeterValuesReceived event) {
        if (!event.pid().equals("13019") && !event.pid().equals("13006")) return;
        if (!event.point().isMarketLocation()) return;
        var tenant = tenants.get(event.tenant());
        if (tenant.role() != Role.GRID_OPERATOR) return;
        // A grid operator without a price sheet bills its grid use elsewhere.
        if (!billing.prices().isDefined(tenant.id(), tenant.marketPartnerId())) return;
        if (event.pid().equals("13006")) {
            compare(tenant.id(), MarketLocationId.of(event.point().id()));
            return;
        }
        values.quantities(event.tenant(), event.point(), ALWAYS, billing.clock().instant()).stream()
                .filter(q -> q.kind() == EnergyQuantity.Kind.MEASURED && q.isOfDays())
                .filter(q -> q.provenance().message().equals(event.provenance().message()))
                .forEach(q -> take(event.tenant(), q));
    }

    private void take(TenantId tenant, EnergyQuantity quantity) {
        var location = MarketLocationId.of(quantity.point().id());
        var old = bills.findByPeriod(tenant, location, quantity.days());
        if (old.isPresent()) changed(old.get(), quantity);
        else due(tenant, location, quantity);
    }

    /** A withdrawal that came after what replaces it. */
    private void compare(TenantId tenant, MarketLocationId location) {
        for (var bill : bills.open(tenant, location)) {
            measured(bill).ifPresent(quantity -> changed(bill, quantity));
        }
    }

    private void changed(GridBill bill, EnergyQuantity quantity) {
        if (bill.energy().equals(quantity.energy())) return;
        if (bill.state() == State.DUE) {
            bills.measuredAnew(bill, quantity.energy(), quantity.provenance().reference());
        } else {
            billing.cases().open(bill, Question.QUANTITY_CHANGED);
        }
    }

    private void due(TenantId tenant, MarketLocationId location, EnergyQuantity quantity) {
        var period = quantity.days();
        var assigned = assignments.at(tenant, location, period.from());
        // E_0456 step 1: only what is consumed is billed for grid use.
        if (assigned.isEmpty() || !quantity.obis().equals(DeliveryNotes.CONSUMED)) {
            LOG.info("Tenant {} bills no grid use of {} in {}", tenant, location, period);
            return;
        }
        var supplier = assigned.get().supplier();
        var goesOn = assignments
                .at(tenant, location, period.end())
                .filter(a -> a.supplier().equals(supplier))
                .isPresent();
        bills.add(
                new GridBill(
                        tenant,
                        billing.ids().next(),
                        location,
                        supplier,
                        period,
                        !goesOn,
                        quantity.energy(),
                        quantity.provenance().reference(),
                        State.DUE,
                        null,
                        null,
                        null),
                billing.clock().instant().atOffset(ZoneOffset.UTC));
        billing.days().planSoon(tenant, GridBillRun.WORK);
    }

    /** What the metering operator says now about exactly that period. */
    java.util.Optional<EnergyQuantity> measured(GridBill bill) {
        return values
                .quantities(
                        bill.tenant(),
                        ReportingPoint.of(bill.location()),
                        bill.period(),
                        billing.clock().instant())
                .stream()
                .filter(q ->
                        q.kind() == EnergyQuantity.Kind.MEASURED && q.obis().equals(DeliveryNotes.CONSUMED))
                .filter(q -> q.days().equals(bill.period()))
                .findFirst();
    }
}
