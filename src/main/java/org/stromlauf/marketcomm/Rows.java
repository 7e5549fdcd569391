package org.stromlauf.marketcomm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stromlauf.archive.Archive.ContentHash;
import org.stromlauf.marketcomm.JournalledInterchange.Direction;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** How the journal's rows become records. */
final class Rows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<NotedFinding>> FINDINGS = new TypeReference<>() {};

    private Rows() {}

    static JournalledInterchange interchange(ResultSet row, int index) throws SQLException {
        return new JournalledInterchange(
                TenantId.of(row.getString("tenant_id")),
                row.getObject("id", UUID.class),
                Direction.valueOf(row.getString("direction")),
                JournalledInterchange.State.valueOf(row.getString("state")),
                row.getString("partner"),
                row.getString("reference"),
                row.getString("channel"),
                new ContentHash(row.getString("content_hash")),
                row.getInt("size"),
                row.getObject("journalled_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                findings(row.getString("findings")));
    }

    static JournalledTransaction transaction(ResultSet row, int index) throws SQLException {
        return new JournalledTransaction(
                TenantId.of(row.getString("tenant_id")),
                row.getObject("id", UUID.class),
                row.getObject("interchange_id", UUID.class),
                row.getInt("message_index"),
                row.getInt("transaction_index"),
                Direction.valueOf(row.getString("direction")),
                JournalledTransaction.State.valueOf(row.getString("state")),
                MarketPartnerId.of(row.getString("partner")),
                row.getString("type"),
                row.getString("pid"),
                row.getString("message_reference"),
                row.getString("document_number"),
                row.getString("transaction_id"),
                row.getString("format_version"),
                row.getObject("journalled_at", OffsetDateTime.class).toInstant(),
                findings(row.getString("findings")),
                row.getInt("rules_applied"),
                row.getInt("rules_undecided"),
                instant(row, "acknowledgement_due"),
                row.getObject("acknowledged_by", UUID.class),
                instant(row, "acknowledged_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static String json(List<NotedFinding> findings) {
        if (findings.isEmpty()) return "[]";
        try {
            return JSON.writeValueAsString(findings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Findings cannot be written as JSON", e);
        }
    }

    private static List<NotedFinding> findings(String json) {
        try {
            return JSON.readValue(json, FINDINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The journal holds findings that are no JSON: " + json, e);
        }
    }
}
