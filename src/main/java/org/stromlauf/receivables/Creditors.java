package org.stromlauf.receivables;

import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Setting;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.transport.Channels;

/** The tenants as creditors, from their settings. */
@Component
public class Creditors {

    public static final Setting<String> NAME = Setting.text("receivables.creditor-name", "");
    public static final Setting<String> ID = Setting.text("receivables.creditor-id", "");
    public static final Setting<String> IBAN = Setting.text("receivables.creditor-iban", "");
    /** The bank's address in the outbox and the name of its folder; it begins with {@code bank}. */
    public static final Setting<String> BANK = Setting.text("receivables.bank", "bank");
    /** SEPA core rulebook 4.1: 14 calendar days, unless agreed otherwise. */
    public static final Setting<Integer> NOTICE_DAYS = Setting.number("receivables.pre-notification-days", 14);

    private final TenantSettings settings;

    Creditors(TenantSettings settings) {
        this.settings = settings;
    }

    /** @throws IllegalStateException when the tenant has not said who it is for its bank */
    Creditor of(TenantId tenant) {
        var name = settings.get(tenant, NAME);
        var id = settings.get(tenant, ID);
        var iban = settings.get(tenant, IBAN);
        if (name.isEmpty() || id.isEmpty() || iban.isEmpty()) {
            throw new IllegalStateException("Tenant " + tenant + " collects nothing until its settings " + NAME.key()
                    + ", " + ID.key() + " and " + IBAN.key() + " are set");
        }
        return new Creditor(name, id, iban);
    }

    /** Says who the tenant is for its bank. */
    public void set(TenantId tenant, Creditor creditor) {
        settings.set(tenant, NAME, creditor.name());
        settings.set(tenant, ID, creditor.id());
        settings.set(tenant, IBAN, creditor.iban());
    }

    /** @throws IllegalStateException when the address is none of a bank */
    String bank(TenantId tenant) {
        var bank = settings.get(tenant, BANK);
        if (!Channels.isBank(bank)) {
            throw new IllegalStateException("Setting " + BANK.key() + " of tenant " + tenant + " is '" + bank
                    + "': a bank's address begins with 'bank', for example bank-sparkasse");
        }
        return bank;
    }

    int noticeDays(TenantId tenant) {
        return settings.get(tenant, NOTICE_DAYS);
    }
}
