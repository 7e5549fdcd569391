package org.stromlauf.market;

import java.util.List;
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
        jdbc.sql("truncate " + String.join(", ", tables())).update();
        // What the engine granted for single tasks and instances, and variables too long for their row.
        jdbc.sql("delete from act_ru_authorization where resource_type_ in (7, 8) and resource_id_ <> '*'")
                .update();
        jdbc.sql("delete from act_ge_bytearray where deployment_id_ is null").update();
        events.publishEvent(new DataCleared());
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
