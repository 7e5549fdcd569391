package org.stromlauf.supply.gridoperator;

/** What E_0622 asks about a registration of a consuming market location, named as in the decision table. */
public record RegistrationFacts(
        boolean leadTimeKept,
        boolean dormantRequested,
        boolean dormantIsConsumption,
        boolean formsInstallation,
        boolean formedVirtually,
        boolean targetIsInstallation,
        boolean sameGridLocation,
        boolean targetIsVirtual,
        boolean dormantIntelligent,
        boolean takesPart,
        boolean planned,
        boolean requirementsMet,
        boolean otherInProgress) {}
