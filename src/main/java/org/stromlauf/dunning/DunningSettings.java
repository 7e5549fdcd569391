package org.stromlauf.dunning;

import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Setting;
import org.stromlauf.tenancy.TenantSettings;

/** What a supplier sets for itself about dunning. */
public final class DunningSettings {

    /** Days from the due date to the reminder. */
    public static final Setting<Integer> REMINDER_DAYS =
            Setting.number("dunning.reminder-days", DunningTerms.USUAL.reminderDays());

    /** Days that a reminder leaves for paying before a disconnection is threatened. */
    public static final Setting<Integer> PAYMENT_DAYS =
            Setting.number("dunning.payment-days", DunningTerms.USUAL.paymentDays());

    /** Days that a letter takes to reach the customer: periods run from then. */
    public static final Setting<Integer> DELIVERY_DAYS = Setting.number("dunning.delivery-days", 3);

    /**
     * What a reminder costs the customer (Mahnkosten). A flat sum must not exceed the cost that is usually caused (BGB §309 No. 5),
     * so nothing is asked unless it is set. Interest (BGB §288) is not computed.
     */
    public static final Setting<Money> REMINDER_FEE = Setting.money("dunning.reminder-fee", Money.ZERO);

    /** What a disconnection will probably cost the customer; threat and announcement state it (EnWG §41f). */
    public static final Setting<Money> DISCONNECTION_COST = Setting.money("dunning.disconnection-cost", Money.ZERO);

    /** What a reconnection will probably cost the customer; threat and announcement state it (EnWG §41f). */
    public static final Setting<Money> RECONNECTION_COST = Setting.money("dunning.reconnection-cost", Money.ZERO);

    /** Who looks whether a disconnection would be out of proportion (EnWG §41f: danger to life and limb). */
    public static final Setting<HardshipCheck> HARDSHIP_CHECK =
            Setting.choice("dunning.hardship-check", HardshipCheck.CASE_WORKER);

    /** Who checks for hardship before an order goes out. */
    public enum HardshipCheck {
        CASE_WORKER,
        /** Nobody: for a market in a box, whose households know no hardship. */
        NONE
    }

    private DunningSettings() {}

    static DunningRules rules(TenantSettings settings, TenantId tenant) {
        return new DunningRules(terms(settings, tenant));
    }

    static FrameworkRules frameworkRules(TenantSettings settings, TenantId tenant) {
        return new FrameworkRules(terms(settings, tenant), settings.get(tenant, DELIVERY_DAYS));
    }

    private static DunningTerms terms(TenantSettings settings, TenantId tenant) {
        return new DunningTerms(settings.get(tenant, REMINDER_DAYS), settings.get(tenant, PAYMENT_DAYS));
    }
}
