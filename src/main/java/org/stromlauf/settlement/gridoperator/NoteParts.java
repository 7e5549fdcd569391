package org.stromlauf.settlement.gridoperator;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.settlement.DeliveredEnergy;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.TenantId;

/** What delivery notes told, part by part; the invoice bills the same. */
@Repository
class NoteParts {

    private final JdbcClient jdbc;

    NoteParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(TenantId tenant, String note, List<DeliveredEnergy> parts) {
        for (var part : parts) {
            jdbc.sql(
                            """
                            insert into settlement.note_part (tenant_id, note_number, starts_on, ends_on, wh)
                            values (:tenant, :note, :from, :to, :wh)
                            """)
                    .param("tenant", tenant.value())
                    .param("note", note)
                    .param("from", part.days().from())
                    .param("to", part.days().end())
                    .param("wh", part.energy().wattHours())
                    .update();
        }
    }

    List<DeliveredEnergy> of(TenantId tenant, String note) {
        return jdbc.sql(
                        """
                        select * from settlement.note_part where tenant_id = :tenant and note_number = :note
                         order by starts_on
                        """)
                .param("tenant", tenant.value())
                .param("note", note)
                .query((row, n) -> new DeliveredEnergy(
                        DateRange.of(
                                row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class)),
                        new Energy(row.getLong("wh"))))
                .list();
    }
}
