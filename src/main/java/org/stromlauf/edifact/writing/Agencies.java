package org.stromlauf.edifact.writing;

/** The agency of a market partner id (Allgemeine Festlegungen: BDEW 99…, DVGW 98…, else a GLN of GS1). */
final class Agencies {

    private Agencies() {}

    /** DE 3055 of NAD. */
    static String code(String marketPartnerId) {
        if (marketPartnerId.startsWith("99")) return "293";
        return marketPartnerId.startsWith("98") ? "332" : "9";
    }
}
