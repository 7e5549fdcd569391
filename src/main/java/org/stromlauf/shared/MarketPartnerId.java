package org.stromlauf.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The thirteen digits by which the market knows a company in one role and commodity (Marktpartner-ID, MP-ID). Issued by
 * BDEW (99…), DVGW (98…) or GS1. No check digit is verified: the specifications' own examples break the rule, so an id is
 * checked against the partner directory.
 */
public record MarketPartnerId(@JsonValue String value) {

    /** Who issued an id, with the codes that name the issuer in NAD (DE 3055) and in UNB (DE 0007). */
    public enum Agency {
        BDEW("293", "500"),
        DVGW("332", "502"),
        GS1("9", "14");

        private final String nadCode;
        private final String unbQualifier;

        Agency(String nadCode, String unbQualifier) {
            this.nadCode = nadCode;
            this.unbQualifier = unbQualifier;
        }

        /** DE 3055 in NAD. */
        public String nadCode() {
            return nadCode;
        }

        /** DE 0007 in UNB. */
        public String unbQualifier() {
            return unbQualifier;
        }
    }

    @JsonCreator
    public MarketPartnerId {
        if (!value.matches("\\d{13}")) {
            throw new IllegalArgumentException("A market partner id has 13 digits, was '" + value + "'");
        }
    }

    public static MarketPartnerId of(String value) {
        return new MarketPartnerId(value);
    }

    public Agency agency() {
        if (value.startsWith("99")) return Agency.BDEW;
        if (value.startsWith("98")) return Agency.DVGW;
        return Agency.GS1;
    }

    @Override
    public String toString() {
        return value;
    }
}
