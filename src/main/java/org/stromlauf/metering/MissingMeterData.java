package org.stromlauf.metering;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stromlauf.locations.Locations;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.DailyWork;
import org.stromlauf.tenancy.Role;

/** What suppliers and grid operators do every day after the limit of 11:00: what was due and is not there is complained of. */
@Configuration(proxyBeanMethods = false)
class MissingMeterData {

    static final LocalTime TIME = LocalTime.of(12, 0);

    private static final Logger LOG = LoggerFactory.getLogger(MissingMeterData.class);

    @Bean
    DailyWork supplierMissingMeterData(DueValues due, MissingValues missing, ComplaintDesk desk) {
        return new Work("metering.missing-of-supplier", Role.SUPPLIER, desk) {
            @Override
            void find(TenantId tenant, LocalDate today) {
                open(tenant, AskedValues.PROFILE, missing.profiles(tenant, due.profilesOfSupplier(tenant, today)));
                open(tenant, AskedValues.READING, missing.readings(tenant, due.readingsOfSupplier(tenant, today)));
                open(tenant, AskedValues.QUANTITY, missing.quantities(tenant, due.quantitiesOfSupplier(tenant, today)));
            }
        };
    }

    @Bean
    DailyWork gridOperatorMissingMeterData(
            DueValues due, MissingValues missing, ComplaintDesk desk, Locations locations) {
        return new Work("metering.missing-of-grid-operator", Role.GRID_OPERATOR, desk) {
            @Override
            void find(TenantId tenant, LocalDate today) {
                var profiles = missing.profiles(tenant, due.profilesOfGridOperator(tenant, today));
                open(
                        tenant,
                        AskedValues.PROFILE,
                        profiles.stream().map(p -> directed(tenant, p)).toList());
                open(tenant, AskedValues.READING, missing.readings(tenant, due.readingsOfGridOperator(tenant, today)));
                open(
                        tenant,
                        AskedValues.QUANTITY,
                        missing.quantities(tenant, due.quantitiesOfGridOperator(tenant, today)));
            }

            private DueValue directed(TenantId tenant, DueValue due) {
                var location = locations
                        .find(tenant, MarketLocationId.of(due.point().id()))
                        .orElseThrow();
                return new DueValue(
                        due.point(),
                        DeliveryMessages.profileObis(location.isConsumption()),
                        due.from(),
                        due.to(),
                        due.operator());
            }
        };
    }

    private abstract static class Work implements DailyWork {

        private final String name;
        private final Role role;
        private final ComplaintDesk desk;

        Work(String name, Role role, ComplaintDesk desk) {
            this.name = name;
            this.role = role;
            this.desk = desk;
        }

        abstract void find(TenantId tenant, LocalDate today);

        @Override
        public String name() {
            return name;
        }

        @Override
        public Role role() {
            return role;
        }

        @Override
        public LocalTime time() {
            return TIME;
        }

        @Override
        public void run(TenantId tenant, LocalDate today) {
            desk.arrived(tenant);
            find(tenant, today);
        }

        /** One case a metering operator, however many are missing. */
        void open(TenantId tenant, AskedValues asked, List<DueValue> missing) {
            var byOperator = new LinkedHashMap<MarketPartnerId, List<Complaint>>();
            for (var value : missing) {
                byOperator
                        .computeIfAbsent(value.operator(), o -> new ArrayList<>())
                        .add(value.missing());
            }
            byOperator.forEach((operator, complaints) -> {
                var group = new ComplaintDesk.Group(ComplaintDesk.MISSING, operator, asked, complaints);
                if (desk.open(tenant, group).isPresent()) {
                    LOG.info(
                            "Tenant {}: {} of kind {} are missing from {}", tenant, complaints.size(), asked, operator);
                }
            });
        }
    }
}
