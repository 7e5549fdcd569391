package org.stromlauf.supply;

import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Setting;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.tenancy.Tenants;

/** Whom the partner calls about an order to cut or restore (Ansprechpartner): ORDERS asks for one. */
@Component
public class ContactPoint {

    /** Name of a person or department; the tenant's own name unless set. */
    public static final Setting<String> NAME = Setting.text("supply.contact-name", "");

    /** Telephone number in the international form, for example {@code +4934112345}; obligatory for an order. */
    public static final Setting<String> PHONE = Setting.text("supply.contact-phone", "");

    /** @param phone in the international form */
    public record Contact(String name, String phone) {}

    private final TenantSettings settings;
    private final Tenants tenants;

    public ContactPoint(TenantSettings settings, Tenants tenants) {
        this.settings = settings;
        this.tenants = tenants;
    }

    /** @throws IllegalStateException when the tenant has not set how it is called */
    public Contact of(TenantId tenant) {
        var phone = settings.get(tenant, PHONE);
        if (phone.isBlank()) {
            throw new IllegalStateException(
                    "Tenant " + tenant + " has no contact for orders about a connection: set " + PHONE.key());
        }
        var name = settings.get(tenant, NAME);
        return new Contact(name.isBlank() ? tenants.get(tenant).name() : name, phone);
    }
}
