package org.stromlauf.rating;

/** How a component's price meets a quantity. The kernel knows quantity, unit and time only. */
public enum ComponentKind {
    /** Energy × price in ct/kWh (Arbeitspreis); may be limited to a zone of time, a register, or graduated in blocks. */
    ENERGY("kWh", 2),
    /** Any quantity × price in € a unit: heat, water, CO2. */
    QUANTITY("Stück", 0),
    /** A price a day, month or year in €; a year by exact days of 365 or 366 (Grundpreis). */
    BASE("Tag", 0),
    /** The highest quarter hour × price in € a kW and month or year (Leistungspreis); a later, higher peak is charged back. */
    DEMAND("kW", 0),
    /** Energy × the exchange's price of each quarter hour (EnWG §41a), if wanted within limits. */
    SPOT("kWh", 2),
    /** A constant power bought ahead × price in ct/kWh, whether used or not; a residual SPOT component balances it. */
    TRANCHE("kWh", 2),
    /** An amount in € on one day: a bonus (negative), a fee. */
    ONE_OFF("Stück", 0),
    /** Services that the order names × price in €. */
    SERVICE("Stück", 0),
    /** Charging sessions that the order names × price in € a kWh, a started minute or a session. */
    SESSION("Stück", 0),
    /** A percentage of other components' amounts: discount (negative), fee. */
    PERCENT("€", 0),
    /** What other components lack of an amount in € a year. */
    MINIMUM("Stück", 0);

    private final String unit;
    private final int centShift;

    ComponentKind(String unit, int centShift) {
        this.unit = unit;
        this.centShift = centShift;
    }

    /** The unit of quantity, as the bill prints it, unless the component names another. */
    public String unit() {
        return unit;
    }

    /** How many decimals a sheet's price must move to be in €: prices of energy are quoted in ct. */
    int centShift() {
        return centShift;
    }

    /** Whether its amount follows from other components' amounts. */
    boolean isDerived() {
        return this == PERCENT || this == MINIMUM;
    }

    /** Whether it happens on days of its own, whose VAT rate holds. */
    public boolean hasOwnDay() {
        return this == ONE_OFF || this == SERVICE || this == SESSION;
    }
}
