package org.stromlauf.dunning;

import java.util.List;
import org.springframework.stereotype.Component;
import org.stromlauf.receivables.Account;
import org.stromlauf.receivables.Demand;
import org.stromlauf.receivables.ItemKind;
import org.stromlauf.receivables.LedgerEntry;
import org.stromlauf.receivables.Receivables;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.Money;
import org.stromlauf.tenancy.TenantSettings;

/**
 * Asks for what a reminder costs. It is damages for delay (BGB §280, §286), so no VAT is due (UStAE 1.3(6)); what follows the
 * reminder costs the customer nothing, as ways to avoid a disconnection are told free of charge (EnWG §41f).
 */
@Component
class DunningFees {

    private static final Account INCOME = new Account(Account.Kind.REVENUE, "dunning-fee");

    private final Receivables receivables;
    private final TenantSettings settings;
    private final IdGenerator ids;

    DunningFees(Receivables receivables, TenantSettings settings, IdGenerator ids) {
        this.receivables = receivables;
        this.settings = settings;
        this.ids = ids;
    }

    /** @return the fee, zero when nothing is asked */
    Money charge(NoticeOrder order) {
        var tenant = order.file().tenant();
        var fee = settings.get(tenant, DunningSettings.REMINDER_FEE);
        if (order.level() != DunningLevel.REMINDER || fee.isZero()) return Money.ZERO;
        receivables.demand(
                tenant,
                new Demand(
                        "MG" + ids.nextReference(14),
                        order.file().debtor(),
                        ItemKind.DUNNING_FEE,
                        order.file().debtor(),
                        order.today(),
                        order.today().plusDays(settings.get(tenant, DunningSettings.PAYMENT_DAYS)),
                        "Mahnkosten " + order.file().debtor(),
                        List.of(LedgerEntry.credit(INCOME, fee))));
        return fee;
    }
}
