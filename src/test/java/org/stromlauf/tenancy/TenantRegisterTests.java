package org.stromlauf.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;
import org.stromlauf.testing.TestDatabase;

class TenantRegisterTests {

    private static final DataSource DATABASE = TestDatabase.fresh();

    private static final Tenant SUPPLIER = new Tenant(
            TenantId.of("lieferant"),
            "Neue Energie GmbH",
            MarketPartnerId.of("9900000000011"),
            Role.SUPPLIER,
            Commodity.ELECTRICITY,
            true);

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final List<Object> told = new ArrayList<>();
    private final Tenants tenants = new TenantRegister(jdbc, told::add);
    private final TenantSettings settings = new TenantSettings(jdbc);

    @BeforeEach
    void clear() {
        jdbc.sql("truncate tenancy.tenant, tenancy.setting").update();
    }

    @Test
    void findsWhatWasAdded() {
        tenants.add(SUPPLIER);

        assertThat(tenants.get(SUPPLIER.id())).isEqualTo(SUPPLIER);
        assertThat(tenants.findByMarketPartner(SUPPLIER.marketPartnerId())).contains(SUPPLIER);
        assertThat(tenants.all()).containsExactly(SUPPLIER);
        assertThat(told).containsExactly(new TenantAdded(SUPPLIER));
    }

    @Test
    void changesNothingWhenTheSameTenantIsAddedAgain() {
        tenants.add(SUPPLIER);
        tenants.add(SUPPLIER);

        assertThat(tenants.all()).hasSize(1);
        assertThat(told).hasSize(1);
    }

    @Test
    void refusesAnotherTenantUnderTheSameId() {
        tenants.add(SUPPLIER);
        var other = new Tenant(
                SUPPLIER.id(),
                "Netz AG",
                MarketPartnerId.of("9900000000022"),
                Role.GRID_OPERATOR,
                Commodity.ELECTRICITY,
                true);

        assertThatThrownBy(() -> tenants.add(other)).hasMessageContaining("is hosted already");
        assertThat(tenants.all()).containsExactly(SUPPLIER);
    }

    @Test
    void refusesAMarketPartnerThatIsHostedUnderAnotherId() {
        tenants.add(SUPPLIER);
        var other = new Tenant(
                TenantId.of("zweiter"),
                SUPPLIER.name(),
                SUPPLIER.marketPartnerId(),
                SUPPLIER.role(),
                SUPPLIER.commodity(),
                true);

        assertThatThrownBy(() -> tenants.add(other)).hasMessageContaining("is hosted already");
    }

    @Test
    void knowsNoTenantWhoseAdditionWasRolledBack() {
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));

        transaction.executeWithoutResult(status -> {
            tenants.add(SUPPLIER);
            assertThat(tenants.find(SUPPLIER.id())).isPresent();
            assertThat(tenants.findByMarketPartner(SUPPLIER.marketPartnerId())).isPresent();
            status.setRollbackOnly();
        });

        assertThat(tenants.find(SUPPLIER.id())).isEmpty();
        assertThat(tenants.findByMarketPartner(SUPPLIER.marketPartnerId())).isEmpty();
    }

    @Test
    void saysThatAnUnknownTenantIsUnknown() {
        assertThatThrownBy(() -> tenants.get(TenantId.of("niemand"))).isInstanceOf(TenantUnknownException.class);
        assertThat(tenants.find(TenantId.of("niemand"))).isEmpty();
    }

    @Test
    void givesTheStandardUntilATenantSetsAValue() {
        var fee = Setting.money("dunning.reminder-fee", Money.of("2.50"));
        tenants.add(SUPPLIER);

        assertThat(settings.get(SUPPLIER.id(), fee)).isEqualTo(Money.of("2.50"));
        settings.set(SUPPLIER.id(), fee, Money.of("1.00"));
        settings.set(SUPPLIER.id(), fee, Money.of("1.20"));
        assertThat(settings.get(SUPPLIER.id(), fee)).isEqualTo(new Money(new BigDecimal("1.20")));
        settings.clear(SUPPLIER.id(), fee);
        assertThat(settings.get(SUPPLIER.id(), fee)).isEqualTo(Money.of("2.50"));
    }

    @Test
    void keepsEveryKindOfValue() {
        tenants.add(SUPPLIER);

        assertThat(kept(Setting.text("a.text", "x"), "y")).isEqualTo("y");
        assertThat(kept(Setting.number("a.number", 1), 42)).isEqualTo(42);
        assertThat(kept(Setting.flag("a.flag", false), true)).isTrue();
        assertThat(kept(Setting.duration("a.duration", Duration.ZERO), Duration.ofDays(14)))
                .isEqualTo(Duration.ofDays(14));
        assertThat(kept(Setting.time("a.time", LocalTime.MIDNIGHT), LocalTime.of(9, 30)))
                .isEqualTo(LocalTime.of(9, 30));
        assertThat(kept(Setting.choice("a.choice", Commodity.ELECTRICITY), Commodity.GAS))
                .isEqualTo(Commodity.GAS);
    }

    @Test
    void namesTheSettingWhoseStoredTextIsNoValue() {
        tenants.add(SUPPLIER);
        settings.set(SUPPLIER.id(), Setting.text("a.number", ""), "viele");

        assertThatThrownBy(() -> settings.get(SUPPLIER.id(), Setting.number("a.number", 1)))
                .hasMessageContaining("a.number")
                .hasMessageContaining("viele");
    }

    @Test
    void keepsNoSettingsForTenantsThatAreNotHosted() {
        assertThatThrownBy(() -> settings.set(TenantId.of("niemand"), Setting.text("a.text", ""), "x"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private <T> T kept(Setting<T> setting, T value) {
        settings.set(SUPPLIER.id(), setting, value);
        return settings.get(SUPPLIER.id(), setting);
    }
}
