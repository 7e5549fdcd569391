package org.stromlauf.market;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.market.SimulatedBank.Transfer;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.transport.BankFileReceiver.BankFile;

/** What the simulated bank knows, as rows. */
@Repository
@Profile("box")
class SimulatedAccountRows {

    private final JdbcClient jdbc;

    SimulatedAccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the order is there already */
    boolean add(BankFile order, LocalDate day) {
        return jdbc.sql(
                                """
                        insert into market.bank_order (tenant, name, day, content) values (:tenant, :name, :day, :content)
                        on conflict do nothing
                        """)
                        .param("tenant", order.tenant().value())
                        .param("name", order.name())
                        .param("day", day)
                        .param("content", order.content())
                        .update()
                == 1;
    }

    void add(TenantId tenant, UUID id, Transfer transfer, LocalDate day) {
        var rows = jdbc.sql(
                        """
                        insert into market.bank_transfer (tenant, id, day, payer, iban, amount, text)
                        values (:tenant, :id, :day, :payer, :iban, :amount, :text)
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("day", day)
                .param("payer", transfer.payer())
                .param("iban", transfer.iban())
                .param("amount", transfer.amount().euros())
                .param("text", transfer.text())
                .update();
        if (rows != 1) throw new IllegalStateException("Transfer " + transfer + " was not stored");
    }

    /** @return false when something is booked on that day anyhow */
    boolean addDay(TenantId tenant, LocalDate day, String bank) {
        return jdbc.sql(
                                """
                        insert into market.bank_day (tenant, day, bank) values (:tenant, :day, :bank)
                        on conflict do nothing
                        """)
                        .param("tenant", tenant.value())
                        .param("day", day)
                        .param("bank", bank)
                        .update()
                == 1;
    }

    String bank(TenantId tenant, LocalDate day) {
        return jdbc.sql("select bank from market.bank_day where tenant = :tenant and day = :day")
                .param("tenant", tenant.value())
                .param("day", day)
                .query(String.class)
                .single();
    }

    Money balanceBefore(TenantId tenant, LocalDate day) {
        return jdbc.sql(
                        """
                        select closing from market.bank_day
                        where tenant = :tenant and day < :day and closing is not null order by day desc limit 1
                        """)
                .param("tenant", tenant.value())
                .param("day", day)
                .query(BigDecimal.class)
                .optional()
                .map(Money::new)
                .orElse(Money.ZERO);
    }

    void close(TenantId tenant, LocalDate day, Money closing) {
        var rows = jdbc.sql(
                        """
                        update market.bank_day set closing = :closing
                        where tenant = :tenant and day = :day and closing is null
                        """)
                .param("tenant", tenant.value())
                .param("day", day)
                .param("closing", closing.euros())
                .update();
        if (rows != 1) throw new IllegalStateException("The bank has booked " + day + " of " + tenant + " already");
    }

    List<byte[]> orders(TenantId tenant, LocalDate day) {
        return jdbc.sql("select content from market.bank_order where tenant = :tenant and day = :day order by name")
                .param("tenant", tenant.value())
                .param("day", day)
                .query((row, index) -> row.getBytes("content"))
                .list();
    }

    List<Transfer> transfers(TenantId tenant, LocalDate day) {
        return jdbc.sql("select * from market.bank_transfer where tenant = :tenant and day = :day order by id")
                .param("tenant", tenant.value())
                .param("day", day)
                .query((row, index) -> new Transfer(
                        row.getString("payer"),
                        row.getString("iban"),
                        new Money(row.getBigDecimal("amount")),
                        row.getString("text")))
                .list();
    }

    void refuse(String mandate, LocalDate from) {
        jdbc.sql(
                        """
                        insert into market.payment_refusal (mandate_reference, from_day) values (:mandate, :day)
                        on conflict (mandate_reference) do update set from_day = excluded.from_day
                        """)
                .param("mandate", mandate)
                .param("day", from)
                .update();
    }

    void accept(String mandate) {
        jdbc.sql("delete from market.payment_refusal where mandate_reference = :mandate")
                .param("mandate", mandate)
                .update();
    }

    /** The mandates whose debits come back on a day. */
    List<String> refusedOn(LocalDate day) {
        return jdbc.sql(
                        """
                        select mandate_reference from market.payment_refusal where from_day <= :day
                        order by mandate_reference
                        """)
                .param("day", day)
                .query(String.class)
                .list();
    }
}
