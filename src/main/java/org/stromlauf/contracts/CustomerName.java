package org.stromlauf.contracts;

import java.util.Locale;

/**
 * What a customer is called in the market's messages (NAD, DE 3045: Z01 person, Z02 company).
 *
 * @param surname of a person, or the name of a company or authority
 * @param firstName empty for a company or authority
 */
public record CustomerName(Kind kind, String surname, String firstName) {

    /** A person is a household customer unless the contract says otherwise. */
    public enum Kind {
        PRIVATE,
        BUSINESS,
        /** An authority: in the market's messages as a company, its bills name its Leitweg-ID. */
        PUBLIC
    }

    public CustomerName {
        if (surname.isBlank()) throw new IllegalArgumentException("A customer needs a name");
        if (kind == Kind.PRIVATE && firstName.isBlank()) {
            throw new IllegalArgumentException("A person needs a first name");
        }
        if (kind != Kind.PRIVATE && !firstName.isBlank()) {
            throw new IllegalArgumentException("A company has no first name");
        }
    }

    public static CustomerName person(String firstName, String surname) {
        return new CustomerName(Kind.PRIVATE, surname, firstName);
    }

    public static CustomerName company(String name) {
        return new CustomerName(Kind.BUSINESS, name, "");
    }

    /** Whether both names mean the same customer: capitals and blanks do not count (E_0624 step 50). */
    public boolean isSameAs(String otherSurname, String otherFirstName) {
        return folded(surname).equals(folded(otherSurname)) && folded(firstName).equals(folded(otherFirstName));
    }

    public String full() {
        return kind == Kind.PRIVATE ? firstName + " " + surname : surname;
    }

    private static String folded(String name) {
        return name.replaceAll("\\s+", "").toLowerCase(Locale.GERMAN);
    }
}
