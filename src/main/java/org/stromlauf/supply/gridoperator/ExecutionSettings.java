package org.stromlauf.supply.gridoperator;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.TenantId;

/** How a grid operator carries out disconnections; unless set, people do it and the metering operator is asked. */
@Service
public class ExecutionSettings {

    /**
     * @param automatic carried out by the program on the day, as a box does; else a task for a case worker
     * @param askMeteringOperator the metering operator gave no general consent, so he is asked (17116)
     */
    public record Settings(boolean automatic, boolean askMeteringOperator) {}

    private final JdbcClient jdbc;

    public ExecutionSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void set(TenantId tenant, Settings settings) {
        jdbc.sql(
                        """
                        insert into supply.execution_setting (tenant_id, automatic_execution, ask_metering_operator)
                        values (:tenant, :automatic, :ask)
                        on conflict (tenant_id) do update
                           set automatic_execution = excluded.automatic_execution,
                               ask_metering_operator = excluded.ask_metering_operator
                        """)
                .param("tenant", tenant.value())
                .param("automatic", settings.automatic())
                .param("ask", settings.askMeteringOperator())
                .update();
    }

    public Settings of(TenantId tenant) {
        return jdbc.sql("select * from supply.execution_setting where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, n) ->
                        new Settings(row.getBoolean("automatic_execution"), row.getBoolean("ask_metering_operator")))
                .optional()
                .orElse(new Settings(false, true));
    }
}
