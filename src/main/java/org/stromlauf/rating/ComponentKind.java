package org.stromlauf.rating;

/** How a component's price meets a quantity. The kernel knows quantity, unit and time only. */
public enum ComponentKind {
    /** Energy × price in ct/kWh (Arbeitspreis). */
    ENERGY("kWh", 2),
    /** A price a year in €, charged by exact days of 365 or 366 (Grundpreis). */
    BASE("Tag", 0),
    /** Energy × the exchange's price of each quarter hour (EnWG §41a). */
    SPOT("kWh", 0),
    /** An amount in € on one day: a bonus (negative), a service. */
    ONE_OFF("Stück", 0);

    private final String unit;
    private final int centShift;

    ComponentKind(String unit, int centShift) {
        this.unit = unit;
        this.centShift = centShift;
    }

    /** The unit of quantity, as the bill prints it. */
    public String unit() {
        return unit;
    }

    /** How many decimals a sheet's price must move to be in €: prices of energy are quoted in ct. */
    int centShift() {
        return centShift;
    }
}
