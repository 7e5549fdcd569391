package org.stromlauf.contracts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** What was told about the locations of contracts: each message adds its items and replaces older ones. */
@Repository
public class LocationRecords {

    private final JdbcClient jdbc;

    LocationRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public LocationData data(TenantId tenant, ContractId contract) {
        return jdbc.sql("select * from contracts.location_data where tenant = :tenant and contract = :contract")
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .query(LocationRecords::row)
                .optional()
                .orElse(LocationData.NONE);
    }

    /** Of many contracts at once; of whom nothing is known yet is left out. */
    public Map<ContractId, LocationData> data(TenantId tenant, Collection<ContractId> contracts) {
        var found = new HashMap<ContractId, LocationData>();
        jdbc.sql("select * from contracts.location_data where tenant = :tenant and contract = any (:contracts)")
                .param("tenant", tenant.value())
                .param("contracts", contracts.stream().map(ContractId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.put(new ContractId(row.getObject("contract", UUID.class)), row(row, 0));
                });
        return found;
    }

    /** Takes the items that are there; what is null stays as it was. */
    public void take(TenantId tenant, ContractId contract, LocationData data) {
        var operator = data.meteringOperator();
        var forecast = data.yearlyForecast();
        var rows = jdbc.sql(
                        """
                        insert into contracts.location_data as old (tenant, contract, metering_operator,
                            balancing_group, control_area, balancing_area, load_profile, forecast_basis,
                            yearly_forecast_wh, voltage_level, metering_class, grid_use_contract, grid_use_payer,
                            next_grid_bill)
                        values (:tenant, :contract, :operator, :group, :controlArea, :area, :profile, :basis,
                            :forecast, :voltage, :class, :gridUse, :payer, :nextBill::date)
                        on conflict (tenant, contract) do update set
                            metering_operator = coalesce(excluded.metering_operator, old.metering_operator),
                            balancing_group = coalesce(excluded.balancing_group, old.balancing_group),
                            control_area = coalesce(excluded.control_area, old.control_area),
                            balancing_area = coalesce(excluded.balancing_area, old.balancing_area),
                            load_profile = coalesce(excluded.load_profile, old.load_profile),
                            forecast_basis = coalesce(excluded.forecast_basis, old.forecast_basis),
                            yearly_forecast_wh = coalesce(excluded.yearly_forecast_wh, old.yearly_forecast_wh),
                            voltage_level = coalesce(excluded.voltage_level, old.voltage_level),
                            metering_class = coalesce(excluded.metering_class, old.metering_class),
                            grid_use_contract = coalesce(excluded.grid_use_contract, old.grid_use_contract),
                            grid_use_payer = coalesce(excluded.grid_use_payer, old.grid_use_payer),
                            next_grid_bill = coalesce(excluded.next_grid_bill, old.next_grid_bill)
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("operator", operator == null ? null : operator.value())
                .param("group", data.balancingGroup())
                .param("controlArea", data.controlArea())
                .param("area", data.balancingArea())
                .param("profile", data.loadProfile())
                .param("basis", data.forecastBasis())
                .param("forecast", forecast == null ? null : forecast.wattHours())
                .param("voltage", data.voltageLevel())
                .param("class", data.meteringClass())
                .param("gridUse", data.gridUseContract())
                .param("payer", data.gridUsePayer())
                .param("nextBill", data.nextGridBill())
                .update();
        if (rows != 1) throw new IllegalStateException("Data of the location of " + contract + " were not stored");
    }

    /** Adds a metering location or changes its operator; given registers replace those of the same device. */
    public void take(TenantId tenant, ContractId contract, MeteringPoint point) {
        var operator = point.meteringOperator();
        var rows = jdbc.sql(
                        """
                        insert into contracts.metering_point as old (tenant, contract, metering_location, metering_operator)
                        values (:tenant, :contract, :location, :operator)
                        on conflict (tenant, contract, metering_location) do update
                            set metering_operator = coalesce(excluded.metering_operator, old.metering_operator)
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("location", point.location().value())
                .param("operator", operator == null ? null : operator.value())
                .update();
        if (rows != 1) throw new IllegalStateException(point.location() + " of " + contract + " was not stored");
        point.registers().stream()
                .map(MeteringPoint.Register::device)
                .distinct()
                .forEach(device -> forget(tenant, contract, point.location(), device));
        for (var register : point.registers()) add(tenant, contract, point.location(), register);
    }

    private void forget(TenantId tenant, ContractId contract, MeteringLocationId location, String device) {
        var ignored = jdbc.sql(
                        """
                        delete from contracts.register
                        where tenant = :tenant and contract = :contract and metering_location = :location
                            and device = :device
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("location", location.value())
                .param("device", device)
                .update();
    }

    private void add(
            TenantId tenant, ContractId contract, MeteringLocationId location, MeteringPoint.Register register) {
        var rows = jdbc.sql(
                        """
                        insert into contracts.register (tenant, contract, metering_location, device, obis)
                        values (:tenant, :contract, :location, :device, :obis)
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("location", location.value())
                .param("device", register.device())
                .param("obis", register.obis())
                .update();
        if (rows != 1) throw new IllegalStateException("Register " + register + " was not stored");
    }

    /** Whether a partner operated metering at a contract's locations before the one that does now. */
    public boolean wasMeteringOperator(TenantId tenant, ContractId contract, MarketPartnerId partner) {
        return jdbc.sql(
                        """
                        select exists (select 1 from contracts.former_metering_operator
                            where tenant = :tenant and contract = :contract and operator = :operator)
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .param("operator", partner.value())
                .query(Boolean.class)
                .single();
    }

    /** The metering locations of a contract in the order of their ids. */
    public List<MeteringPoint> meteringPoints(TenantId tenant, ContractId contract) {
        record Line(String location, @Nullable String operator, @Nullable String device, @Nullable String obis) {}
        var lines = jdbc.sql(
                        """
                        select p.metering_location, p.metering_operator, r.device, r.obis
                        from contracts.metering_point p
                        left join contracts.register r using (tenant, contract, metering_location)
                        where p.tenant = :tenant and p.contract = :contract
                        order by p.metering_location, r.device, r.obis
                        """)
                .param("tenant", tenant.value())
                .param("contract", contract.value())
                .query((row, n) -> new Line(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
        var points = new ArrayList<MeteringPoint>();
        for (var location : lines.stream().map(Line::location).distinct().toList()) {
            var own = lines.stream().filter(l -> l.location.equals(location)).toList();
            var operator = own.get(0).operator;
            var registers = new ArrayList<MeteringPoint.Register>();
            for (var line : own) {
                if (line.device != null && line.obis != null) {
                    registers.add(new MeteringPoint.Register(line.device, line.obis));
                }
            }
            points.add(new MeteringPoint(
                    MeteringLocationId.of(location),
                    operator == null ? null : MarketPartnerId.of(operator),
                    registers));
        }
        return points;
    }

    private static LocationData row(ResultSet row, int number) throws SQLException {
        var operator = row.getString("metering_operator");
        var forecast = row.getObject("yearly_forecast_wh", Long.class);
        return new LocationData(
                operator == null ? null : MarketPartnerId.of(operator),
                row.getString("balancing_group"),
                row.getString("control_area"),
                row.getString("balancing_area"),
                row.getString("load_profile"),
                row.getString("forecast_basis"),
                forecast == null ? null : new Energy(forecast),
                row.getString("voltage_level"),
                row.getString("metering_class"),
                row.getString("grid_use_contract"),
                row.getString("grid_use_payer"),
                row.getObject("next_grid_bill", LocalDate.class));
    }
}
