package org.stromlauf.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.dunning.CaseStep.Kind.ANNOUNCEMENT;
import static org.stromlauf.dunning.CaseStep.Kind.REMINDER;
import static org.stromlauf.dunning.CaseStep.Kind.THREAT;
import static org.stromlauf.dunning.DunnedHousehold.INSTALMENT;

import java.time.LocalDate;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.stromlauf.locations.Locations;
import org.stromlauf.supply.ConnectionMarket;
import org.stromlauf.tenancy.TenantSettings;
import org.stromlauf.testing.StromlaufTest;
import org.stromlauf.transport.Channels;

/** A household that does not pay, on the whole market in one context. */
@StromlaufTest
abstract class UnpaidHousehold {

    /** One for all tests of a class: each market has daily work, which ends with the class. */
    private static @Nullable ConnectionMarket shared;

    private static @Nullable Class<?> sharedBy;

    private final String name;
    private final int number;

    /** @param number of no other market in this context */
    UnpaidHousehold(String name, int number) {
        this.name = name;
        this.number = number;
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    TenantSettings settings;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    DunnedHousehold household;

    @BeforeEach
    void aHouseholdIsSupplied() {
        if (shared == null || sharedBy != getClass()) shared = new ConnectionMarket(context, name, number);
        sharedBy = getClass();
        household = new DunnedHousehold(context, shared);
        answersReach("loopback");
    }

    void threatened() {
        var first = household.today().minusDays(40);
        household.owes("1", INSTALMENT, first);
        household.owes("2", INSTALMENT, first.plusDays(30));
        household.runUntil(household.today().plusDays(4), 9);
        assertThat(household.steps()).containsExactly(REMINDER, THREAT);
    }

    void announced() {
        threatened();
        var by = DunningPeriods.latestAnnouncement(DunningPeriods.earliestAfterThreat(household.day(THREAT)));
        household.runUntil(by, 9);
        assertThat(household.steps()).containsExactly(REMINDER, THREAT, ANNOUNCEMENT);
    }

    LocalDate ordered() {
        return DunningPeriods.orderOn(cut());
    }

    LocalDate cut() {
        return DunningPeriods.disconnection(household.day(THREAT), household.day(ANNOUNCEMENT));
    }

    /** By which channel the grid operator's messages leave: a folder that nobody empties, or to the supplier. */
    void answersReach(String channel) {
        context.getBean(Channels.class)
                .use(
                        household.market.grid.id(),
                        household.market.supplier.marketPartnerId().value(),
                        channel);
    }

    long jobs() {
        return management
                .createJobQuery()
                .processDefinitionKey("Dunning")
                .tenantIdIn(household.contract.tenant().value())
                .count();
    }

    boolean isCut() {
        return context.getBean(Locations.class)
                .disconnectedOn(household.market.grid.id(), household.contract.location())
                .isPresent();
    }
}
