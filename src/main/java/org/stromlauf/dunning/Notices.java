package org.stromlauf.dunning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.archive.Archive;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.transport.Outbox;

/** The letters of dunning: written, charged, archived, sent and kept. */
@Component
public class Notices {

    /** Received and sent commercial letters: HGB §257(1) no. 2 and 3, (4). */
    private static final Period RETENTION = Period.ofYears(6);

    private final JdbcClient jdbc;
    private final NoticeLetters letters;
    private final DunningFees fees;
    private final Archive archive;
    private final Outbox outbox;
    private final Clock clock;

    Notices(JdbcClient jdbc, NoticeLetters letters, DunningFees fees, Archive archive, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.letters = letters;
        this.fees = fees;
        this.archive = archive;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Writes and sends a letter in the caller's transaction. */
    void send(NoticeOrder order) {
        var file = order.file();
        var fee = fees.charge(order);
        var addressed = letters.write(order, fee);
        var name = fileName(order);
        var pdf = addressed.letter().pdf();
        var document = archive.store(file.tenant(), name, "application/pdf", pdf, RETENTION);
        var unused = outbox.put(new Outbox.Entry(
                file.tenant(), Outbox.Kind.DOCUMENT, name, addressed.destination(), name, pdf, clock.instant()));
        add(
                file,
                new Notice(
                        order.number(),
                        order.level(),
                        order.today(),
                        order.reaches(),
                        order.arrears().total(),
                        fee,
                        name,
                        document));
    }

    private static String fileName(NoticeOrder order) {
        var kind =
                switch (order.level()) {
                    case REMINDER -> "Mahnung";
                    case THREAT -> "Androhung";
                    case ANNOUNCEMENT -> "Ankuendigung";
                    case ORDER -> throw new IllegalArgumentException("An order is no letter");
                };
        return kind + "-" + order.file().debtor() + "-" + order.today() + "-" + order.number() + ".pdf";
    }

    /** A case's letters in the order in which they went out. */
    public List<Notice> of(TenantId tenant, UUID caseId) {
        return jdbc.sql("select * from dunning.notice where tenant_id = :tenant and case_id = :id order by number")
                .param("tenant", tenant.value())
                .param("id", caseId)
                .query(Notices::row)
                .list();
    }

    /** The letter as it went out. */
    public byte[] pdf(TenantId tenant, Notice notice) {
        return archive.read(tenant, notice.document());
    }

    private void add(CaseFile file, Notice notice) {
        var rows = jdbc.sql(
                        """
                        insert into dunning.notice (tenant_id, case_id, number, level, written_on, reaches_on, amount,
                            fee, file_name, document)
                        values (:tenant, :id, :number, :level, :written, :reaches, :amount, :fee, :file, :document)
                        """)
                .param("tenant", file.tenant().value())
                .param("id", file.id())
                .param("number", notice.number())
                .param("level", notice.level().name())
                .param("written", notice.writtenOn())
                .param("reaches", notice.reachesOn())
                .param("amount", notice.amount().euros())
                .param("fee", notice.fee().euros())
                .param("file", notice.fileName())
                .param("document", notice.document().hex())
                .update();
        if (rows != 1) throw new IllegalStateException("The notice " + notice.fileName() + " was not stored");
    }

    private static Notice row(ResultSet row, int index) throws SQLException {
        return new Notice(
                row.getInt("number"),
                DunningLevel.valueOf(row.getString("level")),
                row.getObject("written_on", LocalDate.class),
                row.getObject("reaches_on", LocalDate.class),
                new Money(row.getBigDecimal("amount")),
                new Money(row.getBigDecimal("fee")),
                row.getString("file_name"),
                new ContentHash(row.getString("document")));
    }
}
