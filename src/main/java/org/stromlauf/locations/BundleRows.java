package org.stromlauf.locations;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** The metering locations and other objects of bundles, as rows. */
final class BundleRows {

    private final JdbcClient jdbc;

    BundleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(TenantId tenant, MeteringLocation location) {
        jdbc.sql(
                        """
                        insert into locations.metering_location (tenant_id, id, metering_operator, kind, device_number)
                        values (:tenant, :id, :operator, :kind, :device)
                        on conflict (tenant_id, id) do update
                           set metering_operator = excluded.metering_operator, kind = excluded.kind,
                               device_number = excluded.device_number
                        """)
                .param("tenant", tenant.value())
                .param("id", location.id().value())
                .param("operator", location.meteringOperator().value())
                .param("kind", location.kind().name())
                .param("device", location.deviceNumber())
                .update();
        jdbc.sql("delete from locations.register where tenant_id = :tenant and metering_location = :id")
                .param("tenant", tenant.value())
                .param("id", location.id().value())
                .update();
        for (var register : location.registers()) saveRegister(tenant, location.id(), register);
    }

    private void saveRegister(TenantId tenant, MeteringLocationId location, Register register) {
        jdbc.sql(
                        """
                        insert into locations.register (tenant_id, metering_location, obis, integer_digits, decimals)
                        values (:tenant, :location, :obis, :digits, :decimals)
                        """)
                .param("tenant", tenant.value())
                .param("location", location.value())
                .param("obis", register.obis())
                .param("digits", register.integerDigits())
                .param("decimals", register.decimals())
                .update();
    }

    void save(TenantId tenant, BundleObject object) {
        var operator = object.meteringOperator();
        jdbc.sql(
                        """
                        insert into locations.bundle_object (tenant_id, id, kind, metering_operator)
                        values (:tenant, :id, :kind, :operator)
                        on conflict (tenant_id, id) do update
                           set kind = excluded.kind, metering_operator = excluded.metering_operator
                        """)
                .param("tenant", tenant.value())
                .param("id", object.id())
                .param("kind", object.kind().name())
                .param("operator", operator == null ? null : operator.value())
                .update();
    }

    /** An object that already belongs to the location then is left as it is. */
    void addMember(TenantId tenant, MarketLocationId market, String member, DateRange valid) {
        jdbc.sql(
                        """
                        insert into locations.bundle_member (tenant_id, market_location, member_id, valid)
                        select :tenant, :market, :member, :valid::daterange
                         where not exists (select 1 from locations.bundle_member
                                            where tenant_id = :tenant and market_location = :market
                                              and member_id = :member and valid && :valid::daterange)
                        """)
                .param("tenant", tenant.value())
                .param("market", market.value())
                .param("member", member)
                .param("valid", valid.toString())
                .update();
    }

    List<MeteringLocation> metering(TenantId tenant, MarketLocationId market, LocalDate day) {
        return jdbc.sql(
                        """
                        select m.id, m.metering_operator, m.kind, m.device_number
                          from locations.metering_location m
                          join locations.bundle_member b on b.tenant_id = m.tenant_id and b.member_id = m.id
                         where m.tenant_id = :tenant and b.market_location = :market and b.valid @> :day
                         order by m.id
                        """)
                .param("tenant", tenant.value())
                .param("market", market.value())
                .param("day", day)
                .query((row, n) -> new MeteringLocation(
                        MeteringLocationId.of(row.getString("id")),
                        MarketPartnerId.of(row.getString("metering_operator")),
                        MeteringKind.valueOf(row.getString("kind")),
                        row.getString("device_number"),
                        registers(tenant, row.getString("id"))))
                .list();
    }

    private List<Register> registers(TenantId tenant, String meteringLocation) {
        return jdbc.sql(
                        """
                        select obis, integer_digits, decimals from locations.register
                         where tenant_id = :tenant and metering_location = :location order by obis
                        """)
                .param("tenant", tenant.value())
                .param("location", meteringLocation)
                .query((row, n) ->
                        new Register(row.getString("obis"), row.getInt("integer_digits"), row.getInt("decimals")))
                .list();
    }

    List<BundleObject> objects(TenantId tenant, MarketLocationId market, LocalDate day) {
        return jdbc.sql(
                        """
                        select o.id, o.kind, o.metering_operator
                          from locations.bundle_object o
                          join locations.bundle_member b on b.tenant_id = o.tenant_id and b.member_id = o.id
                         where o.tenant_id = :tenant and b.market_location = :market and b.valid @> :day
                         order by o.id
                        """)
                .param("tenant", tenant.value())
                .param("market", market.value())
                .param("day", day)
                .query((row, n) -> {
                    var operator = row.getString("metering_operator");
                    return new BundleObject(
                            BundleObject.Kind.valueOf(row.getString("kind")),
                            row.getString("id"),
                            operator == null ? null : MarketPartnerId.of(operator));
                })
                .list();
    }

    /** The market locations that the metering location measures at a day. */
    List<MarketLocationId> marketLocations(TenantId tenant, String member, LocalDate day) {
        return jdbc.sql(
                        """
                        select market_location from locations.bundle_member
                         where tenant_id = :tenant and member_id = :member and valid @> :day
                         order by market_location
                        """)
                .param("tenant", tenant.value())
                .param("member", member)
                .param("day", day)
                .query((row, n) -> MarketLocationId.of(row.getString(1)))
                .list();
    }
}
