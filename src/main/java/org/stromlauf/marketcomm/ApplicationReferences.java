package org.stromlauf.marketcomm;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.shared.TenantId;

/** DE 0026 of UNB tells the kinds of MSCONS apart: VL readings, TL load profiles, EM energy quantities (MARKET 3.3). */
@Component
class ApplicationReferences {

    private static final String CANCELLATION = "13006";
    private static final Map<String, String> BY_PID = Map.ofEntries(
            Map.entry("13002", "VL"),
            Map.entry("13017", "VL"),
            Map.entry("13008", "TL"),
            Map.entry("13018", "TL"),
            Map.entry("13025", "TL"),
            Map.entry("13009", "EM"),
            Map.entry("13015", "EM"),
            Map.entry("13016", "EM"),
            Map.entry("13019", "EM"));

    private final Transactions transactions;

    ApplicationReferences(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A cancellation has that of the message it cancels. */
    Optional<String> of(TenantId tenant, String pid, Fields message) {
        if (!pid.equals(CANCELLATION)) return Optional.ofNullable(BY_PID.get(pid));
        return message.find("cancelledDocumentNumber")
                .flatMap(number -> transactions.sentPid(tenant, number))
                .map(BY_PID::get);
    }
}
