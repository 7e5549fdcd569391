package org.stromlauf.metering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/** The columns that every table of meter values has. */
final class Rows {

    private Rows() {}

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Provenance provenance(ResultSet row) throws SQLException {
        return new Provenance(
                instant(row, "documented_at"),
                MarketPartnerId.of(row.getString("sender")),
                row.getString("reference"),
                row.getObject("message", UUID.class));
    }

    static Remarks remarks(ResultSet row) throws SQLException {
        return new Remarks(
                row.getString("plausibility"),
                row.getString("substitute_method"),
                row.getString("substitute_reason"),
                row.getString("correction_reason"));
    }

    static Map<String, @Nullable Object> params(
            TenantId tenant, Provenance provenance, Remarks remarks, Instant recordedAt) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("tenant", tenant.value());
        params.put("documentedAt", utc(provenance.documentedAt()));
        params.put("sender", provenance.sender().value());
        params.put("reference", provenance.reference());
        params.put("message", provenance.message());
        params.put("recordedAt", utc(recordedAt));
        params.put("plausibility", remarks.plausibility());
        params.put("method", remarks.substituteMethod());
        params.put("substituteReason", remarks.substituteReason());
        params.put("correctionReason", remarks.correctionReason());
        return params;
    }
}
