package org.stromlauf.receivables;

/**
 * An account of a tenant's ledger (Konto).
 *
 * @param key the debtor's key for a debtor's account; else empty or what divides the account, for example a VAT rate
 */
public record Account(Kind kind, String key) {

    public static final Account BANK = new Account(Kind.BANK, "");
    public static final Account REVENUE = new Account(Kind.REVENUE, "");
    public static final Account VAT = new Account(Kind.VAT, "");
    public static final Account PREPAYMENT = new Account(Kind.PREPAYMENT, "");
    public static final Account BANK_CHARGES = new Account(Kind.BANK_CHARGES, "");
    public static final Account CLEARING = new Account(Kind.CLEARING, "");

    /** What an account holds. */
    public enum Kind {
        /** Debitor: what one contract partner owes. */
        DEBTOR,
        /** Bank. */
        BANK,
        /** Umsatzerlöse, net. */
        REVENUE,
        /** Umsatzsteuer. */
        VAT,
        /** Erhaltene Anzahlungen: instalments until the bill deducts them. */
        PREPAYMENT,
        /** Nebenkosten des Geldverkehrs: what banks charge for returns. */
        BANK_CHARGES,
        /** Verrechnungskonto: money whose purpose is not known yet. */
        CLEARING
    }

    public Account {
        if (!key.matches("[A-Za-z0-9._:-]{0,64}")) {
            throw new IllegalArgumentException(
                    "An account's key has up to 64 letters, digits and ._:-, was '" + key + "'");
        }
        if (kind == Kind.DEBTOR && key.isEmpty()) {
            throw new IllegalArgumentException("A debtor's account names the debtor");
        }
    }

    public static Account debtor(String debtor) {
        return new Account(Kind.DEBTOR, debtor);
    }
}
