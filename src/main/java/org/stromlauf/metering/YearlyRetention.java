package org.stromlauf.metering;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.DailyWork;
import org.stromlauf.tenancy.Role;
import org.stromlauf.tenancy.TenantSettings;

/** Every January what a tenant keeps no longer is removed. */
@Configuration(proxyBeanMethods = false)
class YearlyRetention {

    private static final Logger LOG = LoggerFactory.getLogger(YearlyRetention.class);
    /** Between the day's works of the market. */
    private static final LocalTime TIME = LocalTime.of(3, 0);

    @Bean
    DailyWork supplierValueRetention(ValueRetention retention, TenantSettings settings) {
        return new Work("metering.retention-of-supplier", Role.SUPPLIER, retention, settings);
    }

    @Bean
    DailyWork gridOperatorValueRetention(ValueRetention retention, TenantSettings settings) {
        return new Work("metering.retention-of-grid-operator", Role.GRID_OPERATOR, retention, settings);
    }

    @Bean
    DailyWork meteringOperatorValueRetention(ValueRetention retention, TenantSettings settings) {
        return new Work("metering.retention-of-metering-operator", Role.METERING_OPERATOR, retention, settings);
    }

    private record Work(String name, Role role, ValueRetention retention, TenantSettings settings)
            implements DailyWork {

        @Override
        public LocalTime time() {
            return TIME;
        }

        @Override
        public void run(TenantId tenant, LocalDate day) {
            int removed = retention.remove(tenant, day, settings.get(tenant, ValueRetention.YEARS));
            if (removed > 0) LOG.info("Tenant {} removed {} meter values beyond its retention", tenant, removed);
        }

        /** The second of January: readings of the first at midnight belong to the year before, too. */
        @Override
        public Optional<Instant> nextAfter(Instant due) {
            var day = MarketCalendar.day(due);
            return Optional.of(MarketCalendar.at(LocalDate.of(day.getYear() + 1, 1, 2), TIME));
        }
    }
}
