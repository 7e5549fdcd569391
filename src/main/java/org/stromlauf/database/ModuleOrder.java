package org.stromlauf.database;

import java.util.List;

/** The modules in the order of their tiers: each may use only what stands before it, in code and in migrations. */
public final class ModuleOrder {

    /** DESIGN §2. */
    public static final List<String> TIERS = List.of(
            "shared",
            "edifact",
            "rating",
            "packs",
            "database",
            "workflow",
            "tenancy",
            "access",
            "transport",
            "archive",
            "marketcomm",
            "locations",
            "contracts",
            "metering",
            "supply",
            "billing",
            "invoicing",
            "receivables",
            "retail",
            "dunning",
            "settlement",
            "eventfeed",
            "insights",
            "workbench",
            "market",
            "cli");

    private ModuleOrder() {}
}
