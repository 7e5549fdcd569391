package org.stromlauf.tenancy;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stromlauf.shared.TenantId;

/** What the tenants have set for themselves, as typed values. */
@Repository
public class TenantSettings {

    private final JdbcClient jdbc;

    TenantSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the tenant has set, else the setting's standard. A stored text that is no value of the type is an error. */
    public <T> T get(TenantId tenant, Setting<T> setting) {
        return stored(tenant, setting.key())
                .map(text -> read(tenant, setting, text))
                .orElse(setting.standard());
    }

    /** Sets a value for a tenant that is hosted here. */
    public <T> void set(TenantId tenant, Setting<T> setting, T value) {
        jdbc.sql(
                        """
                insert into tenancy.setting (tenant_id, key, value) values (:tenant, :key, :value)
                on conflict (tenant_id, key) do update set value = excluded.value
                """)
                .param("tenant", tenant.value())
                .param("key", setting.key())
                .param("value", setting.write().apply(value))
                .update();
    }

    /** What the tenant has set, as text; empty while the standard holds. */
    public Optional<String> findText(TenantId tenant, Setting<?> setting) {
        return stored(tenant, setting.key());
    }

    /**
     * Sets a value that is given as text.
     *
     * @throws IllegalArgumentException when the text is no value of the setting
     */
    public <T> void setText(TenantId tenant, Setting<T> setting, String text) {
        T value;
        try {
            value = setting.read().apply(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not " + setting.form(), e);
        }
        set(tenant, setting, value);
    }

    /** From now on the setting's standard holds for the tenant. */
    public void clear(TenantId tenant, Setting<?> setting) {
        jdbc.sql("delete from tenancy.setting where tenant_id = :tenant and key = :key")
                .param("tenant", tenant.value())
                .param("key", setting.key())
                .update();
    }

    private Optional<String> stored(TenantId tenant, String key) {
        return jdbc.sql("select value from tenancy.setting where tenant_id = :tenant and key = :key")
                .param("tenant", tenant.value())
                .param("key", key)
                .query(String.class)
                .optional();
    }

    private static <T> T read(TenantId tenant, Setting<T> setting, String text) {
        try {
            return setting.read().apply(text);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "Setting " + setting.key() + " of tenant " + tenant + " holds '" + text + "', which is no value",
                    e);
        }
    }
}
