package org.stromlauf.supply.gridoperator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;

/**
 * A supplier ends supply of a consuming market location (Abmeldung, 55004).
 *
 * @param day the first day without supply; when a future assignment is withdrawn, the day on which it would begin
 * @param reason Transaktionsgrund, for example E01 or ZH2
 * @param supplement ZW4 consuming, ZAP dormant market location
 */
public record Deregistration(
        UUID id,
        TenantId tenant,
        MarketPartnerId supplier,
        String transactionId,
        MarketLocationId location,
        Instant receivedAt,
        LocalDate day,
        String reason,
        String supplement,
        @Nullable String answerCode) {

    /** Reasons that withdraw an assignment before it begins (Aufhebung einer zukünftigen Zuordnung). */
    static final Set<String> WITHDRAWALS = Set.of("ZG9", "ZH1", "ZH2");

    /** Reasons from which follows that the connection user moved out (E_0607 step 120). */
    static final Set<String> MOVED_OUT = Set.of("E01", "Z33");

    public boolean isWithdrawal() {
        return WITHDRAWALS.contains(reason);
    }
}
