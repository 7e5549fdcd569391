package org.stromlauf.metering;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.metering.ChangedValues.Cursor;
import org.stromlauf.metering.ChangedValues.Filter;
import org.stromlauf.metering.ChangedValues.Kind;
import org.stromlauf.metering.ChangedValues.Page;
import org.stromlauf.shared.TenantId;

/**
 * Systems that subscribe to changed values of some locations and kinds. What was told is told again until the subscriber confirms it, so
 * that nothing is lost when one of both fails in between.
 */
@Service
public class ValueSubscriptions {

    /**
     * @param name by which the subscriber asks
     * @param toldUntil what the subscriber confirmed last
     */
    public record Subscription(String name, Filter filter, Cursor toldUntil, Instant createdAt) {}

    private final JdbcClient jdbc;
    private final ChangedValues changed;
    private final Clock clock;

    ValueSubscriptions(JdbcClient jdbc, ChangedValues changed, Clock clock) {
        this.jdbc = jdbc;
        this.changed = changed;
        this.clock = clock;
    }

    /** Adds one, from now on; the filter of one that exists is replaced, and it goes on where it was. */
    @Transactional
    public Subscription put(TenantId tenant, String name, Filter filter) {
        jdbc.sql(
                        """
                        insert into metering.subscription (tenant_id, name, kinds, locations, told_until, created_at)
                        values (:tenant, :name, :kinds, :locations, :until, :now)
                        on conflict (tenant_id, name) do update set kinds = excluded.kinds, locations = excluded.locations""")
                .param("tenant", tenant.value())
                .param("name", name)
                .param("kinds", filter.kinds().stream().map(Kind::name).sorted().toArray(String[]::new))
                .param("locations", filter.locations().stream().sorted().toArray(String[]::new))
                .param("until", changed.now().toString())
                .param("now", Rows.utc(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .update();
        return find(tenant, name).orElseThrow();
    }

    @Transactional(readOnly = true)
    public List<Subscription> all(TenantId tenant) {
        return jdbc.sql("select * from metering.subscription where tenant_id = ? order by name")
                .param(tenant.value())
                .query((row, n) -> subscription(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Subscription> find(TenantId tenant, String name) {
        return jdbc.sql("select * from metering.subscription where tenant_id = ? and name = ?")
                .params(tenant.value(), name)
                .query((row, n) -> subscription(row))
                .optional();
    }

    /** @return false where there is none */
    @Transactional
    public boolean remove(TenantId tenant, String name) {
        return jdbc.sql("delete from metering.subscription where tenant_id = ? and name = ?")
                        .params(tenant.value(), name)
                        .update()
                == 1;
    }

    /** What is not confirmed yet, from the beginning. */
    @Transactional(readOnly = true)
    public Page unconfirmed(TenantId tenant, Subscription subscription, int limit) {
        return changed.after(tenant, subscription.toldUntil(), subscription.filter(), limit);
    }

    /** Confirms all until a cursor; one that was confirmed before changes nothing. */
    @Transactional
    public void confirm(TenantId tenant, String name, Cursor until) {
        var subscription = find(tenant, name).orElseThrow();
        if (!subscription.toldUntil().isBefore(until)) return;
        jdbc.sql("update metering.subscription set told_until = ? where tenant_id = ? and name = ? and told_until = ?")
                .params(
                        until.toString(),
                        tenant.value(),
                        name,
                        subscription.toldUntil().toString())
                .update();
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        var kinds = new TreeSet<Kind>();
        for (var kind : strings(row.getArray("kinds"))) kinds.add(Kind.valueOf(kind));
        return new Subscription(
                row.getString("name"),
                new Filter(kinds, Set.copyOf(strings(row.getArray("locations")))),
                Cursor.parse(row.getString("told_until")).orElseThrow(),
                Rows.instant(row, "created_at"));
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
