package org.stromlauf.market;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.database.DataCleared;
import org.stromlauf.database.ModuleOrder;

/**
 * Takes everything out of a market box that its participants have stored: the tables of all modules and what the engine runs and
 * remembers. Models, users, their roles and filters stay. It is the one place where what is final can go, and only in a box.
 */
@Component
@Profile("box")
class CleanSlate {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    CleanSlate(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** @throws org.springframework.dao.DataAccessException when the database's user may not switch its triggers off */
    @Transactional
    public void wipe() {
        // Triggers refuse that anything final is emptied; only a superuser may pass them by, which the embedded
        // server's user is.
        jdbc.sql("set local session_replication_role = replica").update();
        var filled = filled(tables());
        if (!filled.isEmpty())
            jdbc.sql("truncate " + String.join(", ", filled) + " cascade").update();
        // What the engine granted for single tasks and instances, and variables too long for their row.
        jdbc.sql("delete from act_ru_authorization where resource_type_ in (7, 8) and resource_id_ <> '*'")
                .update();
        jdbc.sql("delete from act_ge_bytearray where deployment_id_ is null").update();
        events.publishEvent(new DataCleared());
    }

    /** Looking into a table is much cheaper than truncating one with all its indexes. */
    private List<String> filled(List<String> tables) {
        return jdbc.sql(tables.stream()
                        .map("select '%1$s' where exists (select from %1$s)"::formatted)
                        .collect(Collectors.joining(" union all ")))
                .query(String.class)
                .list();
    }

    private List<String> tables() {
        return jdbc.sql(
                        """
                        select format('%I.%I', schemaname, tablename) from pg_tables
                        where schemaname in (:modules) and tablename <> 'migration_history'
                           or schemaname = 'public' and (tablename like 'act\\_ru\\_%' or tablename like 'act\\_hi\\_%')
                              and tablename not in ('act_ru_authorization', 'act_ru_filter', 'act_ru_jobdef')
                        order by 1""")
                .param("modules", ModuleOrder.TIERS)
                .query(String.class)
                .list();
    }
}
