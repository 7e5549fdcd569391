package org.stromlauf.contracts;

/**
 * Where someone lives or gets letters.
 *
 * @param country ISO 3166 alpha-2, for example {@code DE}
 */
public record PostalAddress(String street, String houseNumber, String postalCode, String city, String country) {

    public PostalAddress {
        require(street, "street");
        require(houseNumber, "houseNumber");
        require(city, "city");
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("A country has two capital letters, was '" + country + "'");
        }
        if (country.equals("DE") && !postalCode.matches("\\d{5}")) {
            throw new IllegalArgumentException("A German postal code has 5 digits, was '" + postalCode + "'");
        }
    }

    private static void require(String value, String name) {
        if (value.isBlank()) throw new IllegalArgumentException("An address needs " + name);
    }

    /** In one line, as forms show it. */
    public String inOneLine() {
        return street + " " + houseNumber + ", " + postalCode + " " + city;
    }
}
