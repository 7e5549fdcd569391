package org.stromlauf.locations;

/**
 * Who uses the connection at a market location (Anschlussnutzer), as the grid operator knows him.
 *
 * @param firstName empty for a company
 * @param name the family name, or the company's
 */
public record ConnectionUser(String firstName, String name) {

    public ConnectionUser {
        if (name.isBlank()) throw new IllegalArgumentException("A connection user has a name");
    }

    public boolean isCompany() {
        return firstName.isBlank();
    }

    @Override
    public String toString() {
        return isCompany() ? name : firstName + " " + name;
    }
}
