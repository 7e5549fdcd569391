package org.stromlauf.locations;

/** Where a location lies in Germany (Lokationsadresse, NAD+DP). */
public record Address(String street, String houseNumber, String postalCode, String city) {

    public Address {
        if (!postalCode.matches("\\d{5}")) {
            throw new IllegalArgumentException("A German postal code has five digits, was '" + postalCode + "'");
        }
    }

    @Override
    public String toString() {
        return street + " " + houseNumber + ", " + postalCode + " " + city;
    }
}
