package org.stromlauf.metering;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.stromlauf.edifact.Fields;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Setting;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.tenancy.Tenants;

/** Whom a partner calls about meter values (Ansprechpartner): complaints and their refusals name one. */
@Component
public class ContactPerson {

    /** Name of a person or department; the tenant's own name unless set. */
    public static final Setting<String> NAME = Setting.text("metering.contact-name", "");

    /** Telephone number in the international form, for example {@code +4934112345}; nothing is sent without one. */
    public static final Setting<String> PHONE = Setting.text("metering.contact-phone", "");

    private final TenantSettings settings;
    private final Tenants tenants;

    ContactPerson(TenantSettings settings, Tenants tenants) {
        this.settings = settings;
        this.tenants = tenants;
    }

    /** The fields of a message that name the person; empty when the tenant has not set how it is called. */
    Optional<Fields> of(TenantId tenant) {
        var phone = settings.get(tenant, PHONE);
        if (phone.isBlank()) return Optional.empty();
        var name = settings.get(tenant, NAME);
        return Optional.of(Fields.builder()
                .put("senderContact", name.isBlank() ? tenants.get(tenant).name() : name)
                .put("senderPhone", phone)
                .build());
    }
}
