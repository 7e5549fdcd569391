package org.stromlauf.invoicing;

import org.jspecify.annotations.Nullable;

/**
 * Seller or buyer on a document.
 *
 * @param vatId of a seller: obligatory (UStG §14(4) no. 2)
 * @param country ISO 3166, two letters
 * @param email of a buyer also his electronic address (BT-49)
 * @param contact of a seller, whom an authority asks (BG-6)
 */
public record Party(
        String name,
        String street,
        String postalCode,
        String city,
        String country,
        @Nullable String vatId,
        @Nullable String email,
        @Nullable Contact contact) {

    public Party(
            String name,
            String street,
            String postalCode,
            String city,
            String country,
            @Nullable String vatId,
            @Nullable String email) {
        this(name, street, postalCode, city, country, vatId, email, null);
    }

    /**
     * Whom the buyer asks about the document.
     *
     * @param name of a person or department (BT-41)
     * @param phone BT-42
     * @param email BT-43
     */
    public record Contact(String name, String phone, String email) {

        public Contact {
            if (name.isBlank()) throw new IllegalArgumentException("A contact has a name (BR-DE-5)");
            // BR-DE-27, BR-DE-28 of XRechnung 3.0.
            if (phone.replaceAll("[^0-9]", "").length() < 3) {
                throw new IllegalArgumentException("A telephone number has at least three digits, was '" + phone + "'");
            }
            if (!email.matches("[^@\\s.][^@\\s]*@[^@\\s]*[^@\\s.]")) {
                throw new IllegalArgumentException("Not an e-mail address: '" + email + "'");
            }
        }
    }
}
