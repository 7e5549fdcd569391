package org.stromlauf.retail;

/**
 * Who sells, as a bill must say it (UStG §14(4), EnWG §40(2)).
 *
 * @param street with house number
 * @param vatId Umsatzsteuer-Identifikationsnummer
 * @param contact where a customer asks and complains: telephone, e-mail
 */
public record Seller(String name, String street, String postalCode, String city, String vatId, String contact) {

    public Seller {
        if (!vatId.matches("[A-Z]{2}[A-Z0-9]{2,12}")) {
            throw new IllegalArgumentException("A VAT id reads like DE123456789, was '" + vatId + "'");
        }
    }
}
