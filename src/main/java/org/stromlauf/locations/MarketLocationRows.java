package org.stromlauf.locations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** Market locations as rows. */
final class MarketLocationRows {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);

    private final JdbcClient jdbc;

    MarketLocationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(TenantId tenant, MarketLocation location) {
        var user = location.connectionUser();
        var grid = location.gridData();
        var reading = grid.scheduledReading();
        jdbc.sql(
                        """
                        insert into locations.market_location
                               (tenant_id, id, direction, status, street, house_number, postal_code, city,
                                user_first_name, user_name, metering_operator, voltage_level, load_profile,
                                annual_forecast_wh, concession_class, household, hindrance, installation,
                                scheduled_reading)
                        values (:tenant, :id, :direction, :status, :street, :houseNumber, :postalCode, :city,
                                :firstName, :name, :operator, :voltage, :profile, :forecast, :concession, :household,
                                :hindrance, :installation, :reading)
                        on conflict (tenant_id, id) do update
                           set direction = excluded.direction, status = excluded.status, street = excluded.street,
                               house_number = excluded.house_number, postal_code = excluded.postal_code,
                               city = excluded.city, user_first_name = excluded.user_first_name,
                               user_name = excluded.user_name, metering_operator = excluded.metering_operator,
                               voltage_level = excluded.voltage_level, load_profile = excluded.load_profile,
                               annual_forecast_wh = excluded.annual_forecast_wh,
                               concession_class = excluded.concession_class, household = excluded.household,
                               hindrance = excluded.hindrance, installation = excluded.installation,
                               scheduled_reading = excluded.scheduled_reading
                        """)
                .param("tenant", tenant.value())
                .param("id", location.id().value())
                .param("direction", location.direction().name())
                .param("status", location.status().name())
                .param("street", location.address().street())
                .param("houseNumber", location.address().houseNumber())
                .param("postalCode", location.address().postalCode())
                .param("city", location.address().city())
                .param("firstName", user == null ? null : user.firstName())
                .param("name", user == null ? null : user.name())
                .param("operator", location.meteringOperator().value())
                .param("voltage", grid.voltageLevel().name())
                .param("profile", grid.loadProfile())
                .param("forecast", grid.annualForecast().wattHours())
                .param("concession", grid.concessionClass())
                .param("household", grid.household())
                .param("hindrance", location.hindrance())
                .param("installation", grid.installation().name())
                .param("reading", reading == null ? null : DAY.format(reading))
                .update();
    }

    Optional<MarketLocation> find(TenantId tenant, MarketLocationId id) {
        return jdbc.sql("select * from locations.market_location where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query((row, n) -> location(row))
                .optional();
    }

    List<MarketLocation> after(TenantId tenant, String id, int limit) {
        return jdbc.sql(
                        """
                        select * from locations.market_location
                         where tenant_id = :tenant and id > :id order by id limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("limit", limit)
                .query((row, n) -> location(row))
                .list();
    }

    private static MarketLocation location(ResultSet row) throws SQLException {
        var name = row.getString("user_name");
        var reading = row.getString("scheduled_reading");
        return new MarketLocation(
                MarketLocationId.of(row.getString("id")),
                MarketLocation.Direction.valueOf(row.getString("direction")),
                MarketLocation.Status.valueOf(row.getString("status")),
                new Address(
                        row.getString("street"),
                        row.getString("house_number"),
                        row.getString("postal_code"),
                        row.getString("city")),
                name == null ? null : new ConnectionUser(row.getString("user_first_name"), name),
                MarketPartnerId.of(row.getString("metering_operator")),
                new GridData(
                        VoltageLevel.valueOf(row.getString("voltage_level")),
                        row.getString("load_profile"),
                        new Energy(row.getLong("annual_forecast_wh")),
                        row.getString("concession_class"),
                        row.getBoolean("household"),
                        CustomerInstallation.valueOf(row.getString("installation")),
                        reading == null ? null : MonthDay.parse(reading, DAY)),
                row.getString("hindrance"));
    }
}
