package org.stromlauf.metering;

import java.util.Arrays;

/** What kind of values a market partner asks for or complains of (IMD 7081 of ORDERS and ORDRSP). */
public enum AskedValues {
    /** Lastgangdaten. */
    PROFILE("Z11", "Lastgang"),
    /** Zählerstände. */
    READING("Z12", "Zählerstand"),
    /** Energiemenge Einzelwert. */
    QUANTITY("Z35", "Energiemenge");

    private final String code;
    private final String german;

    AskedValues(String code, String german) {
        this.code = code;
        this.german = german;
    }

    String code() {
        return code;
    }

    String german() {
        return german;
    }

    static AskedValues ofCode(String code) {
        return Arrays.stream(values())
                .filter(a -> a.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("ORDERS names no kind of values " + code));
    }
}
