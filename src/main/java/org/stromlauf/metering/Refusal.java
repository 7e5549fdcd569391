package org.stromlauf.metering;

import java.util.Arrays;

/** Why a metering operator leaves values as they are (S_0076 to S_0079; 19114). */
public enum Refusal {
    /** Keine Messwertänderung durchgeführt. */
    NO_CHANGE("Z54", "keine Messwertänderung durchgeführt"),
    /** Prüfung zur Klärung des Sachverhalts veranlasst. */
    EXAMINED("Z55", "Prüfung zur Klärung des Sachverhalts veranlasst");

    private final String code;
    private final String german;

    Refusal(String code, String german) {
        this.code = code;
        this.german = german;
    }

    String code() {
        return code;
    }

    /** What a code says; the code itself where it is none of these. */
    static String german(String code) {
        return Arrays.stream(values())
                .filter(r -> r.code.equals(code))
                .map(r -> r.german + " (" + code + ")")
                .findFirst()
                .orElse(code);
    }
}
