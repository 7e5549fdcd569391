package org.stromlauf.marketcomm;

import org.jspecify.annotations.Nullable;
import org.stromlauf.database.CopiedRows;
import org.stromlauf.marketcomm.Transactions.Entry;

/** A new transaction's columns, for a statement and for COPY, which takes several times as many rows. */
final class TransactionColumns {

    static final String TABLE =
            """
            marketcomm.transaction (tenant_id, id, interchange_id, message_index, transaction_index,
                direction, state, partner, type, pid, message_reference, document_number, transaction_id,
                format_version, journalled_at, findings, rules_applied, rules_undecided, acknowledgement_due,
                acknowledged_by, acknowledged_at, next_attempt_at, watch_at)""";
    static final int COUNT = 23;
    static final String INSERT = "insert into " + TABLE
            + """
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?, ?, ?, ?)""";

    private TransactionColumns() {}

    static @Nullable Object[] of(Entry entry) {
        var row = entry.row();
        return new @Nullable Object[] {
            row.tenant().value(),
            row.id(),
            row.interchange(),
            row.messageIndex(),
            row.transactionIndex(),
            row.direction().name(),
            row.state().name(),
            row.partner().value(),
            row.type(),
            row.pid(),
            row.messageReference(),
            row.documentNumber(),
            row.transactionId(),
            row.formatVersion(),
            Rows.utc(row.journalledAt()),
            Rows.json(row.findings()),
            row.rulesApplied(),
            row.rulesUndecided(),
            Rows.utc(row.acknowledgementDue()),
            row.acknowledgedBy(),
            Rows.utc(row.acknowledgedAt()),
            Rows.utc(entry.nextAttempt()),
            Rows.utc(entry.watch())
        };
    }

    static void append(CopiedRows rows, Entry entry) {
        var row = entry.row();
        rows.row()
                .text(row.tenant().value())
                .uuid(row.id())
                .uuid(row.interchange())
                .integer(row.messageIndex())
                .integer(row.transactionIndex())
                .text(row.direction().name())
                .text(row.state().name())
                .text(row.partner().value())
                .text(row.type())
                .text(row.pid())
                .text(row.messageReference())
                .text(row.documentNumber())
                .text(row.transactionId())
                .text(row.formatVersion())
                .instant(row.journalledAt())
                .json(Rows.json(row.findings()))
                .integer(row.rulesApplied())
                .integer(row.rulesUndecided())
                .instant(row.acknowledgementDue())
                .uuid(row.acknowledgedBy())
                .instant(row.acknowledgedAt())
                .instant(entry.nextAttempt())
                .instant(entry.watch());
    }
}
