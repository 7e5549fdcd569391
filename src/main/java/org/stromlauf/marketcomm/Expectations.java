package org.stromlauf.marketcomm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Tenants;

/** By when a tenant expects the acknowledgement of what it sends. */
@Component
class Expectations {

    private final PartnerDirectory partners;
    private final Tenants tenants;
    private final AcknowledgementRules rules;

    Expectations(PartnerDirectory partners, Tenants tenants, AcknowledgementRules rules) {
        this.partners = partners;
        this.tenants = tenants;
        this.rules = rules;
    }

    /** Across commodities the rules of the receiver's hold (APERAK application manual). Null when nothing is expected. */
    @Nullable
    Instant of(TenantId sender, MarketPartnerId receiver, String type, Instant sent) {
        var commodity = partners.find(sender, receiver)
                .map(PartnerDirectory.Partner::commodity)
                .orElseGet(() -> tenants.get(sender).commodity());
        return rules.expectedBy(type, commodity, sent).orElse(null);
    }

    @Nullable
    Instant of(JournalledTransaction row, Instant sent) {
        return of(row.tenant(), row.partner(), row.type(), sent);
    }
}
