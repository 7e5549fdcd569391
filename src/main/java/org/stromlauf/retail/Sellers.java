package org.stromlauf.retail;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stromlauf.invoicing.Party.Contact;
import org.stromlauf.receivables.Creditors;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Setting;
import org.stromlauf.tenancy.TenantSettings;

/** The tenants as sellers on their bills, from their settings. */
@Component
public class Sellers {

    public static final Setting<String> NAME = Setting.text("retail.seller-name", "");
    public static final Setting<String> STREET = Setting.text("retail.seller-street", "");
    public static final Setting<String> POSTAL_CODE = Setting.text("retail.seller-postal-code", "");
    public static final Setting<String> CITY = Setting.text("retail.seller-city", "");
    public static final Setting<String> VAT_ID = Setting.text("retail.seller-vat-id", "");
    public static final Setting<String> CONTACT = Setting.text("retail.seller-contact", "");

    /** Whom an authority asks about its bills (EN 16931 BG-6): a department, its telephone, its e-mail. */
    public static final Setting<String> DESK = Setting.text("retail.seller-desk", "Kundenservice");

    public static final Setting<String> PHONE = Setting.text("retail.seller-phone", "");
    public static final Setting<String> EMAIL = Setting.text("retail.seller-email", "");

    /** EnWG §40c(1): at the earliest two weeks after receipt; three days are for the way. */
    public static final Setting<Integer> DAYS_UNTIL_DUE = Setting.number("retail.days-until-due", 17);

    private static final int LEGAL_DAYS_UNTIL_DUE = 14;

    private static final List<Setting<String>> NEEDED =
            List.of(NAME, STREET, POSTAL_CODE, CITY, VAT_ID, CONTACT, Creditors.NAME, Creditors.ID, Creditors.IBAN);

    private final TenantSettings settings;

    Sellers(TenantSettings settings) {
        this.settings = settings;
    }

    /** Read once for many bills. */
    Letterhead letterhead(TenantId tenant) {
        var missing = missing(tenant);
        if (!missing.isEmpty()) return new Letterhead.Incomplete(missing);
        var days = Math.max(LEGAL_DAYS_UNTIL_DUE, settings.get(tenant, DAYS_UNTIL_DUE));
        return new Letterhead.Complete(
                get(tenant),
                settings.get(tenant, Creditors.IBAN),
                settings.get(tenant, Creditors.ID),
                days,
                contact(tenant));
    }

    private @Nullable Contact contact(TenantId tenant) {
        var phone = settings.get(tenant, PHONE);
        var email = settings.get(tenant, EMAIL);
        return phone.isBlank() || email.isBlank() ? null : new Contact(settings.get(tenant, DESK), phone, email);
    }

    public void setContact(TenantId tenant, Contact contact) {
        settings.set(tenant, DESK, contact.name());
        settings.set(tenant, PHONE, contact.phone());
        settings.set(tenant, EMAIL, contact.email());
    }

    /** The keys of settings without which no bill can be written. */
    public List<String> missing(TenantId tenant) {
        var missing = new ArrayList<String>();
        for (var setting : NEEDED) {
            if (settings.get(tenant, setting).isBlank()) missing.add(setting.key());
        }
        return missing;
    }

    /** Complete once nothing is {@link #missing}. */
    public Seller get(TenantId tenant) {
        return new Seller(
                settings.get(tenant, NAME),
                settings.get(tenant, STREET),
                settings.get(tenant, POSTAL_CODE),
                settings.get(tenant, CITY),
                settings.get(tenant, VAT_ID),
                settings.get(tenant, CONTACT));
    }

    public void set(TenantId tenant, Seller seller) {
        settings.set(tenant, NAME, seller.name());
        settings.set(tenant, STREET, seller.street());
        settings.set(tenant, POSTAL_CODE, seller.postalCode());
        settings.set(tenant, CITY, seller.city());
        settings.set(tenant, VAT_ID, seller.vatId());
        settings.set(tenant, CONTACT, seller.contact());
    }
}
