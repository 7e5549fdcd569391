package org.stromlauf.contracts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** How a contract stands in its table. */
final class ContractRows {

    private ContractRows() {}

    static Contract read(ResultSet row, int number) throws SQLException {
        var previous = row.getString("previous_supplier");
        return new Contract(
                TenantId.of(row.getString("tenant")),
                ContractId.of(row.getString("id")),
                row.getString("number"),
                CustomerId.of(row.getString("customer")),
                MarketLocationId.of(row.getString("location")),
                MarketPartnerId.of(row.getString("grid_operator")),
                OrderKind.valueOf(row.getString("origin")),
                previous == null ? null : MarketPartnerId.of(previous),
                terms(row),
                ContractState.valueOf(row.getString("state")),
                new DateRange(row.getObject("supply_from", LocalDate.class), date(row, "supply_to")),
                deregistration(row),
                row.getInt("version"));
    }

    private static ContractTerms terms(ResultSet row) throws SQLException {
        return new ContractTerms(
                row.getString("product"),
                new NoticePeriod(row.getInt("notice_amount"), NoticePeriod.Unit.valueOf(row.getString("notice_unit"))),
                date(row, "bound_until"),
                row.getBoolean("power_of_attorney"),
                ContractTerms.SupplyKind.valueOf(row.getString("supply_kind")),
                new Energy(row.getLong("yearly_consumption_wh")),
                ContractTerms.MeteringKind.valueOf(row.getString("metering")),
                ContractTerms.BillingInterval.valueOf(row.getString("billing")),
                date(row, "prices_guaranteed_until"));
    }

    private static Contract.@Nullable Deregistration deregistration(ResultSet row) throws SQLException {
        var end = date(row, "deregistered_to");
        return end == null ? null : new Contract.Deregistration(end, row.getBoolean("deregistration_confirmed"));
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static Map<String, @Nullable Object> values(Contract contract) {
        var values = new HashMap<String, @Nullable Object>();
        var previous = contract.previousSupplier();
        var deregistration = contract.deregistration();
        values.put("tenant", contract.tenant().value());
        values.put("id", contract.id().value());
        values.put("number", contract.number());
        values.put("customer", contract.customer().value());
        values.put("location", contract.location().value());
        values.put("gridOperator", contract.gridOperator().value());
        values.put("origin", contract.origin().name());
        values.put("previous", previous == null ? null : previous.value());
        values.put("state", contract.state().name());
        values.put("from", contract.supply().from());
        values.put("to", contract.supply().to());
        values.put("deregisteredTo", deregistration == null ? null : deregistration.end());
        values.put("deregistrationConfirmed", deregistration != null && deregistration.confirmed());
        values.put("version", contract.version());
        putTerms(values, contract.terms());
        return values;
    }

    private static void putTerms(Map<String, @Nullable Object> values, ContractTerms terms) {
        values.put("product", terms.product());
        values.put("noticeAmount", terms.notice().amount());
        values.put("noticeUnit", terms.notice().unit().name());
        values.put("boundUntil", terms.boundUntil());
        values.put("powerOfAttorney", terms.powerOfAttorney());
        values.put("kind", terms.kind().name());
        values.put("consumption", terms.yearlyConsumption().wattHours());
        values.put("metering", terms.metering().name());
        values.put("billing", terms.billing().name());
        values.put("guaranteedUntil", terms.pricesGuaranteedUntil());
    }
}
